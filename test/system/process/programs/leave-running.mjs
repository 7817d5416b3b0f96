// Ends at once, but leaves a child that holds its outputs open.
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { stdio: 'inherit' });
console.log(`pid ${child.pid}`);
child.unref();
process.exit(0);
