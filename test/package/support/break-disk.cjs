/** Put before the program by `--require`: a disk that fails as no disk does, which is a bug to `idp`. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith('platform.yaml')) throw new TypeError('the disk is made of cheese');
  return read(path, ...rest);
};
syncBuiltinESMExports();
