import { Worker } from 'node:worker_threads';

/** Milliseconds after which a case hangs: far above what one takes on a machine that is busy. */
const bound = 180_000;

const program = `
const { writeSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
let words = '';
let last = Date.now();
parentPort.on('message', (next) => { words = next; last = Date.now(); });
setInterval(() => {
  if (Date.now() - last < ${bound}) return;
  writeSync(2, \`hangs: \${words}\\n\`);
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

export interface Watchdog {
  /** Says which case begins. */
  readonly see: (words: string) => void;
  readonly stop: () => Promise<number>;
}

/** Ends this process where a case in it hangs, such as at a FIFO, and says which: no timer of its own thread could. */
export function startWatchdog(): Watchdog {
  const worker = new Worker(program, { eval: true });
  return { see: (words) => worker.postMessage(words), stop: () => worker.terminate() };
}
