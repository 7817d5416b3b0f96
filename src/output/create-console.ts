import { Chalk, type ChalkInstance } from 'chalk';
import type { Console } from './console.ts';

/** The process's streams, or their replacement in a test. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & Terminal;
  readonly stdout: NodeJS.WritableStream & Terminal;
  readonly stderr: NodeJS.WritableStream & Terminal;
}

interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface ConsoleOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `--no-color`. */
  readonly plain?: boolean;
  readonly quiet?: boolean;
  /** `--yes`: never ask. */
  readonly yes?: boolean;
  /** Called with each result. */
  readonly onResult?: () => void;
}

const widthWithoutTerminal = 80;

/**
 * The console of a run, as the streams and the options decide. Node.js opens a stream on first access, which takes a
 * millisecond, so each is accessed only when needed.
 */
export function createConsole(streams: Streams, options: ConsoleOptions): Console {
  const { environment, quiet = false, yes = false } = options;
  const isLive = () =>
    streams.stderr.isTTY === true && !isOn(environment.CI) && environment.TERM !== 'dumb';
  const paints: { out?: ChalkInstance; err?: ChalkInstance } = {};
  return {
    out: (text) => {
      options.onResult?.();
      streams.stdout.write(text);
    },
    err: (text) => void streams.stderr.write(text),
    get outPaint() {
      paints.out ??= paintFor(streams.stdout, options);
      return paints.out;
    },
    get errPaint() {
      paints.err ??= paintFor(streams.stderr, options);
      return paints.err;
    },
    get width() {
      return columnsOf(streams.stdout) ?? columnsOf(streams.stderr) ?? widthWithoutTerminal;
    },
    get mayAsk() {
      return isLive() && streams.stdin.isTTY === true && !yes;
    },
    get animated() {
      return isLive() && !quiet;
    },
    quiet,
    get keyboard() {
      return streams.stdin;
    },
    get screen() {
      return streams.stderr;
    },
  };
}

/** A terminal that does not know its width reports 0. */
function columnsOf({ isTTY, columns }: Terminal): number | undefined {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : undefined;
}

/**
 * The sixteen colours of every terminal, or none. `--no-color` wins over all, then `NO_COLOR`, then
 * `FORCE_COLOR`, then what the stream is. Source: https://no-color.org, https://force-color.org
 */
function paintFor(stream: Terminal, { environment, plain }: ConsoleOptions): ChalkInstance {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  const isPlain = plain === true || (NO_COLOR !== undefined && NO_COLOR !== '');
  const wanted =
    FORCE_COLOR === undefined || FORCE_COLOR === ''
      ? stream.isTTY === true && TERM !== 'dumb'
      : isOn(FORCE_COLOR);
  return new Chalk({ level: wanted && !isPlain ? 1 : 0 });
}

function isOn(variable: string | undefined): boolean {
  return variable !== undefined && !['', '0', 'false'].includes(variable.toLowerCase());
}
