import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type ConsoleOptions, createConsole } from '../../src/output/create-console.ts';

interface Ends {
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly columns?: number;
}

function open(
  { stdin = true, stdout = true, stderr = true, columns = 132 }: Ends,
  options: Partial<ConsoleOptions> = {},
) {
  const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY, columns });
  const streams = { stdin: stream(stdin), stdout: stream(stdout), stderr: stream(stderr) };
  return { streams, console: createConsole(streams, { environment: {}, ...options }) };
}

describe('createConsole', () => {
  it.each<[string, Ends, Partial<ConsoleOptions>, boolean, boolean]>([
    ['asks and moves on a terminal', {}, {}, true, true],
    ['asks nothing of a pipe', { stdin: false }, {}, false, true],
    ['asks nothing where questions are not seen', { stderr: false }, {}, false, false],
    ['asks while results go to a file', { stdout: false }, {}, true, true],
    ['asks nothing with --yes', {}, { yes: true }, false, true],
    ['asks nothing in CI', {}, { environment: { CI: 'true' } }, false, false],
    ['takes CI=false for no CI', {}, { environment: { CI: 'false' } }, true, true],
    ['asks nothing of a dumb terminal', {}, { environment: { TERM: 'dumb' } }, false, false],
    ['does not move with --quiet', {}, { quiet: true }, true, false],
  ])('%s', (_name, ends, options, mayAsk, animated) => {
    const { console } = open(ends, options);
    expect({ mayAsk: console.mayAsk, animated: console.animated }).toEqual({ mayAsk, animated });
  });

  it.each<[string, Ends, Partial<ConsoleOptions>, number, number]>([
    ['colours terminals', {}, {}, 1, 1],
    ['colours what is not valid pipe', { stdout: false }, {}, 0, 1],
    ['obeys --no-color', {}, { plain: true }, 0, 0],
    ['obeys NO_COLOR', {}, { environment: { NO_COLOR: '1' } }, 0, 0],
    ['takes an empty NO_COLOR for none', {}, { environment: { NO_COLOR: '' } }, 1, 1],
    ['obeys FORCE_COLOR', { stdout: false }, { environment: { FORCE_COLOR: '1' } }, 1, 1],
    ['obeys FORCE_COLOR=0', {}, { environment: { FORCE_COLOR: '0' } }, 0, 0],
    [
      'obeys NO_COLOR before FORCE_COLOR',
      {},
      { environment: { NO_COLOR: '1', FORCE_COLOR: '1' } },
      0,
      0,
    ],
    [
      'obeys --no-color before FORCE_COLOR',
      {},
      { plain: true, environment: { FORCE_COLOR: '3' } },
      0,
      0,
    ],
    ['paints no dumb terminal', {}, { environment: { TERM: 'dumb' } }, 0, 0],
  ])('%s', (_name, ends, options, out, err) => {
    const { console } = open(ends, options);
    expect([console.outPaint.level, console.errPaint.level]).toEqual([out, err]);
  });

  it.each<[string, Ends, number]>([
    ['is as wide as its terminal', { columns: 132 }, 132],
    ['is as wide as stderr where stdout is a pipe', { stdout: false, columns: 100 }, 100],
    ['is 80 columns wide in a pipe', { stdout: false, stderr: false, columns: 132 }, 80],
    ['is 80 columns wide where the terminal does not know', { columns: 0 }, 80],
  ])('%s', (_name, ends, width) => {
    expect(open(ends).console.width).toBe(width);
  });

  it('sends results to stdout and all else to stderr', () => {
    const { console, streams } = open({});
    console.out('result\n');
    console.err('told\n');
    expect(String(streams.stdout.read())).toBe('result\n');
    expect(String(streams.stderr.read())).toBe('told\n');
  });
});
