import { symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { runMain } from '../../src/cli/run-main.ts';
import { location, type Place } from './place.ts';

export interface Run {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Over `PATH` and a git without settings: nothing of the machine that runs the tests is let in. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  /** Somebody sits there and says nothing: a question would wait for ever. */
  readonly terminal?: boolean;
  /** What they press at a terminal, each time the screen has changed and stays still. */
  readonly presses?: string;
  /** Where the person stands, below the place; its `work` folder if left out. */
  readonly from?: string;
  /** Hears what goes to stderr while the run goes on. */
  readonly onErr?: (text: string) => void;
  /** Hears what goes to stdout. */
  readonly onOut?: (text: string) => void;
}

/** A person at a shell without a terminal, whose `idp` shipped with a catalog of the fixtures. */
export interface Shell extends Place {
  readonly idp: (args: readonly string[], options?: RunOptions) => Promise<Run>;
}

/** The catalog is at hand as `../catalog`, so that messages name it alike wherever the test runs. */
export function shellWith(fixture: string): Shell {
  return shellAt(resolve('test/commands/fixtures', fixture));
}

/** The catalog that really ships. */
export function shellWithShipped(): Shell {
  return shellAt(resolve('templates'));
}

function shellAt(catalog: string): Shell {
  const here = location();
  symlinkSync(catalog, join(here.root, 'catalog'));
  return { ...here, idp: (args, options) => runIdp(args, here, options) };
}

/** One run of `idp` in this process, by somebody who stands in `work`; its catalog stands beside, in `root`. */
export async function runIdp(
  args: readonly string[],
  { root, work }: Pick<Place, 'root' | 'work'>,
  options: RunOptions = {},
): Promise<Run> {
  const { environment = {}, signal = new AbortController().signal, from, terminal } = options;
  const [stdin, out, err] = [new PassThrough(), collect(), collect()];
  if (!terminal) stdin.end();
  err.stream.on('data', (chunk: Buffer) => options.onErr?.(String(chunk)));
  out.stream.on('data', (chunk: Buffer) => options.onOut?.(String(chunk)));
  if (options.presses !== undefined) pressOnChange(stdin, err.stream, options.presses);
  const tty = { isTTY: terminal === true };
  const cwd = from === undefined ? work : join(root, from);
  const exit = await runMain({
    argv: args,
    streams: {
      stdin: Object.assign(stdin, tty),
      stdout: Object.assign(out.stream, tty),
      stderr: Object.assign(err.stream, tty),
    },
    environment: { PATH: process.env.PATH, ...noGitSettings, ...environment },
    processHandle: process,
    cwd,
    version: '9.8.7',
    nodeVersion: 'v20.19.0',
    bugs: 'https://bugs.example/idp',
    shippedTemplates: relative(cwd, join(root, 'catalog')),
    signal,
  });
  return { exit, out: out.text(), err: err.text() };
}

const noGitSettings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function pressOnChange(keyboard: PassThrough, screen: PassThrough, keys: string): void {
  let still: NodeJS.Timeout | undefined;
  screen.on('data', () => {
    clearTimeout(still);
    still = setTimeout(() => keyboard.write(keys), 5);
  });
}

function collect() {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  // As those of a process, which a prompt that ends does not close.
  Object.assign(stream, { end: () => stream });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
