import { clearLine, cursorTo, moveCursor } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createConsole } from '../../src/output/create-console.ts';
import { createProgress } from '../../src/output/progress.ts';
import { readAll } from '../support/read-all.ts';

/** What stands on stderr after some work: on a terminal of 40 columns, or in a pipe. */
function open(isTTY: boolean, quiet = false) {
  const stream = () =>
    Object.assign(new PassThrough(), {
      isTTY,
      columns: 40,
      cursorTo(this: PassThrough, x: number) {
        cursorTo(this, x);
      },
      clearLine(this: PassThrough, direction: -1 | 0 | 1) {
        clearLine(this, direction);
      },
      moveCursor(this: PassThrough, dx: number, dy: number) {
        moveCursor(this, dx, dy);
      },
    });
  const streams = { stdin: stream(), stdout: stream(), stderr: stream() };
  const console = createConsole(streams, { environment: {}, plain: true, quiet });
  return { console, written: () => readAll(streams.stderr) };
}

describe('progress in a pipe', () => {
  it('is a plain line for each step', async () => {
    const { console, written } = open(false);
    const step = (await createProgress(console)).start('Install');
    step.line('added 40 packages');
    step.done();
    expect(written()).toBe('run     Install\n');
  });

  it('says what failed, with its whole log', async () => {
    const { console, written } = open(false);
    (await createProgress(console)).start('Install').failed('one\ntwo');
    expect(written()).toBe('run     Install\nfailed  Install\none\ntwo\n');
  });

  it('says what was skipped, and why', async () => {
    const { console, written } = open(false);
    (await createProgress(console)).start('Install').skipped('npm is not installed');
    expect(written()).toBe('run     Install\nskipped Install: npm is not installed\n');
  });

  it('says with --quiet only what failed', async () => {
    const { console, written } = open(false, true);
    const progress = await createProgress(console);
    progress.start('Weigh').done();
    progress.start('Stamp').skipped('no ink');
    progress.start('Install').failed('');
    expect(written()).toBe('failed  Install\n');
  });
});

describe('progress on a terminal', () => {
  it('shows the last line of output, cut to the width, and takes it away again', async () => {
    const { console, written } = open(true);
    const step = (await createProgress(console)).start('Install');
    step.line(`\u001b[31m${'x'.repeat(200)}`);
    await vi.waitFor(() => expect(written()).toMatch(/Install 0:00 {2}\ufffd\[31mx+…/), {
      interval: 20,
    });
    step.done();
    expect(written()).toMatch(/\u001b\[\?25hdone {4}Install\n$/);
  });

  it('shows which of several steps it is, and no line that says nothing', async () => {
    const { console, written } = open(true);
    const step = (await createProgress(console)).start('Install', { number: 2, total: 4 });
    step.line('added 40 packages');
    step.line('npm warn EBADENGINE }');
    await vi.waitFor(() => expect(written()).toMatch(/\[2\/4\] Install 0:0\d {2}added 40/), {
      interval: 20,
    });
    step.done();
    expect(written()).not.toContain('}');
  });
});
