/** Put before a program by `--require`: tells at its end which modules of Node.js it loaded and which files it opened, listed and wrote, calls that a call makes itself left out. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const calls = [];
let within = false;
for (const name of [
  'openSync',
  'readFileSync',
  'readdirSync',
  'lstatSync',
  'statSync',
  'existsSync',
  'writeFileSync',
  'mkdirSync',
  'renameSync',
  'chmodSync',
]) {
  const original = fs[name];
  fs[name] = (target, ...rest) => {
    if (within) return original(target, ...rest);
    if (typeof target === 'string') calls.push([name, target]);
    within = true;
    try {
      return original(target, ...rest);
    } finally {
      within = false;
    }
  };
}
syncBuiltinESMExports();
process.on('exit', () => {
  for (const loaded of process.moduleLoadList) {
    const [kind, name] = loaded.split(' ');
    if (kind === 'NativeModule') calls.push(['builtin', name]);
  }
  fs.appendFileSync(process.env.CALLS_FILE, JSON.stringify(calls));
});
