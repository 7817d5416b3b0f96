// Loaded before a program: kills it at one of its calls to the disk, which IDP_KILL_AT tells:
// `before all 7`, or `after renameSync 2`. A write before which it is killed is half done.
// When the program ends by itself, the last line of what it says are the numbers of its calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [moment, kind, number] = (process.env.IDP_KILL_AT ?? '').split(' ');
const { writeSync } = fs;
const calls = { all: 0 };

for (const [name, call] of Object.entries(fs)) {
  if (typeof call === 'function' && name.endsWith('Sync')) fs[name] = counted(name, call);
}
syncBuiltinESMExports();
process.on('exit', () => writeSync(1, `${JSON.stringify(calls)}\n`));

function counted(name, call) {
  return (...args) => {
    calls.all += 1;
    calls[name] = (calls[name] ?? 0) + 1;
    const isIt = (kind === 'all' || kind === name) && calls[kind] === Number(number);
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
