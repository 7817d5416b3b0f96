// A hook that starts a child which, like itself, ignores the request to end. Both tell their number
// in the file `pids` of the folder they are given, and in `asked` when they are asked to end.
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, role] = process.argv.slice(2);

process.on('SIGTERM', () => appendFileSync(join(folder, 'asked'), `${process.pid}\n`));
if (role === undefined)
  spawn(process.execPath, [process.argv[1], folder, 'child'], { stdio: 'inherit' });
appendFileSync(join(folder, 'pids'), `${process.pid}\n`);
setInterval(() => {}, 1000);
