// Starts a child that, like itself, ignores the request to end; both pids are told, then it waits.
import { spawn } from 'node:child_process';

process.on('SIGTERM', () => {});
if (process.argv[2] === 'child') {
  console.log(`pid ${process.pid}`);
} else {
  spawn(process.execPath, [process.argv[1], 'child'], { stdio: 'inherit' });
  console.log(`pid ${process.pid}`);
}
setInterval(() => {}, 1000);
