import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../package.json';
import { runMain } from './program/run-main.ts';

/**
 * The process edge: here alone is `process` read. The catalog that ships stands beside `src` and `dist`
 * alike, so its place is right from this file only.
 */
const shipped = fileURLToPath(new URL('../templates', import.meta.url));
const nearby = relative(process.cwd(), shipped);

const cancellation = new AbortController();
process.on('SIGINT', () =>
  cancellation.signal.aborted ? process.exit(130) : cancellation.abort(),
);
process.on('SIGTERM', () => cancellation.abort());
process.stdout.on('error', endQuietlyOnClosedPipe);
process.stderr.on('error', endQuietlyOnClosedPipe);

process.exitCode = await runMain({
  argv: process.argv.slice(2),
  streams: process,
  environment: process.env,
  cwd: process.cwd(),
  version,
  nodeVersion: process.version,
  shippedTemplates: nearby.startsWith('..') ? shipped : nearby,
  signal: cancellation.signal,
});

/** `idp list | head -1` closes the pipe early; that is no error of anyone. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
