// Loaded before a program: kills it at one of its calls to the disk, which IDP_KILL_AT tells:
// `before all 7`, `after renameSync 2`, `before writes 3` (of those that change the disk), or
// `after spawnSync 1` (of other programs). A write before which it is killed is half done.
// When the program ends by itself, the last line of what it says are the numbers of its calls.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [moment, kind, number] = (process.env.IDP_KILL_AT ?? '').split(' ');
const { writeSync } = fs;
const calls = { all: 0 };
const writes = /^(write|rename|link|symlink|unlink|mkdir|rmdir|rm|copyFile|chmod|utimes|truncate)/;

for (const [name, call] of Object.entries(fs)) {
  if (typeof call === 'function' && name.endsWith('Sync')) fs[name] = counted(name, call);
}
childProcess.spawnSync = counted('spawnSync', childProcess.spawnSync);
syncBuiltinESMExports();
process.on('exit', () => writeSync(1, `${JSON.stringify(calls)}\n`));

function counted(name, call) {
  return (...args) => {
    const names = [
      name,
      name === 'spawnSync' ? [] : 'all',
      writes.test(name) ? 'writes' : [],
    ].flat();
    for (const one of names) calls[one] = (calls[one] ?? 0) + 1;
    const isIt = names.includes(kind) && calls[kind] === Number(number);
    if (isIt && moment === 'before') killBefore(name, call, args);
    const result = call(...args);
    if (isIt) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}

function killBefore(name, call, [file, bytes, options]) {
  if (name === 'writeFileSync') call(file, bytes.slice(0, bytes.length / 2), options);
  process.kill(process.pid, 'SIGKILL');
}
