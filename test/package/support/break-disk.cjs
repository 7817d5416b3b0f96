/** Put before the program by `--require`: a disk that fails as no disk does, which is a bug to `idp`. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const open = fs.openSync;
fs.openSync = (path, ...rest) => {
  if (String(path).endsWith('platform.yaml')) throw new TypeError('the disk is made of cheese');
  return open(path, ...rest);
};
syncBuiltinESMExports();
