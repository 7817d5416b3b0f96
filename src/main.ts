import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { endWith, type MainEnvironment, runMain } from './cli/run-main.ts';
import type { Streams } from './output/create-console.ts';
import { throwError } from './shared/error.ts';

/**
 * The process edge: only here is `process` read. The shipped catalog is beside both `src` and `dist`, so its path is
 * right only from this file.
 */
const shipped = fileURLToPath(new URL('../templates', import.meta.url));
const standing = currentFolder();

const cancellation = new AbortController();
process.on('SIGINT', () =>
  cancellation.signal.aborted ? process.exit(130) : cancellation.abort(),
);
process.on('SIGTERM', () => cancellation.abort());

/** Node.js opens a stream when it is first looked at: a run that prints to one has no use for the others. */
const streams: Streams = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return watched(process.stdout);
  },
  get stderr() {
    return watched(process.stderr);
  },
};

/** What holds if nothing is left to wait for before the run has come to its end. */
process.exitCode = 2;

const surroundings: MainEnvironment = {
  argv: process.argv.slice(2),
  streams,
  environment: process.env,
  processHandle: process,
  get cwd() {
    return standing ?? assertFolderExists();
  },
  version: manifest.version,
  nodeVersion: process.version,
  bugs: manifest.bugs.url,
  shippedTemplates: displayPathFrom(standing),
  signal: cancellation.signal,
};

/** An error outside of the run, in an event or an unawaited promise, would end Node with status 1: "outdated". */
process.on('uncaughtException', (error) => {
  endWith(error, surroundings).then(process.exit, () => process.exit(2));
});

void runMain(surroundings).then((exit) => {
  process.exitCode = exit;
});

/** The catalog as the user would type it here. */
function displayPathFrom(folder: string | undefined): string {
  const nearby = folder === undefined ? '..' : relative(folder, shipped);
  return nearby.startsWith('..') ? shipped : nearby;
}

/** The current folder; undefined if it was removed. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function assertFolderExists(): never {
  return throwError({
    code: 'files/io',
    message: 'the current folder no longer exists',
    hint: 'change to another folder',
  });
}

function watched(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.listenerCount('error') > 0 ? stream : stream.on('error', endOnBrokenOutput);
}

/** `idp list | head -1` closes the pipe early, which is not an error; a full disk is one. */
function endOnBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.removeAllListeners('error').on('error', () => process.exit(2));
  process.stderr.write(`cannot write the output: ${error.message}  [files/io]\n`);
  process.exit(2);
}
