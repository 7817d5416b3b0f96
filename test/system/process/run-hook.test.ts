import { EventEmitter } from 'node:events';
import { chmodSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ProcessHandle } from '../../../src/system/process/process-handle.ts';
import {
  type HookRequest,
  type HookResult,
  runHook,
} from '../../../src/system/process/run-hook.ts';
import { runtime } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { refusalsOf } from '../support/problems.ts';

const programs = fileURLToPath(new URL('./programs', import.meta.url));

interface Run {
  readonly result: HookResult;
  readonly lines: readonly string[];
}

async function run(
  name: string,
  args: readonly string[],
  request: Partial<HookRequest> = {},
): Promise<Run> {
  const lines: string[] = [];
  const result = await runHook({
    argv: [process.execPath, join(programs, `${name}.mjs`), ...args],
    cwd: programs,
    ...runtime,
    timeout: 120,
    ...request,
    onLine: (line) => {
      lines.push(line);
      request.onLine?.(line);
    },
  });
  return { result, lines };
}

/** Whether a process lives; one that is dead and waits to be reaped does not. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

function isZombie(pid: number): boolean {
  return (
    process.platform === 'linux' && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  );
}

describe('arguments arrive untouched:', () => {
  test.each([
    'a b',
    '"quoted"',
    "it's",
    '$(touch escaped)',
    '`id`',
    '$HOME',
    '; exit 3',
    '*',
    'a\nb',
    '\\',
    '',
    '--flag=ü',
    '%PATH%',
  ])('%j', async (argument) => {
    const { result, lines } = await run('print-arguments', [argument, 'last']);
    expect(result).toEqual({ kind: 'done' });
    expect(lines).toEqual([JSON.stringify([argument, 'last'])]);
  });
});

test('secrets arrive by the environment, beside the usual one, and colours are off', async () => {
  const { lines } = await run('print-environment', [], {
    environment: { PATH: process.env.PATH, DSN: 'postgres://secret' },
  });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    DSN: 'postgres://secret',
    NO_COLOR: '1',
    path: true,
  });
});

test('nothing arrives of the environment of the process', async () => {
  vi.stubEnv('DSN', 'postgres://of-the-process');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { lines } = await run('print-environment', [], { environment: { PATH: '/usr/bin' } });
  expect(JSON.parse(lines[0] ?? '')).toEqual({ NO_COLOR: '1', path: true });
});

test('both outputs come as lines, in order', async () => {
  const { result, lines } = await run('talk', ['0']);
  expect(result).toEqual({ kind: 'done' });
  expect(lines).toEqual(['one', 'two', 'three']);
});

test('a program that fails: its exit status and its log', async () => {
  const { result } = await run('talk', ['7']);
  expect(result).toEqual({ kind: 'failed', exit: 7, log: 'one\ntwo\nthree' });
});

test('a program that a signal ended: the exit status of a shell', async () => {
  const argv = [process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")'] as const;
  expect((await run('', [], { argv })).result).toEqual({ kind: 'failed', exit: 137, log: '' });
});

test('a program that waits for input gets none', async () => {
  const argv = [
    process.execPath,
    '-e',
    'process.stdin.on("end", () => console.log("end")).resume()',
  ] as const;
  expect((await run('', [], { argv })).lines).toEqual(['end']);
});

test('a program that is not installed', async () => {
  const argv = ['no-such-program-of-any-platform', 'x'] as const;
  expect((await run('', [], { argv })).result).toEqual({ kind: 'not-found', program: argv[0] });
});

test.skipIf(process.platform === 'win32')('a program that may not be executed', async () => {
  const program = join(tempFolder(), 'install');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o644);
  expect((await run('', [], { argv: [program] })).result).toEqual({
    kind: 'failed',
    exit: 126,
    log: `spawn ${program} EACCES`,
  });
});

test('a folder that does not exist is no missing program', async () => {
  const cwd = join(tempFolder(), 'absent');
  expect(await refusalsOf(() => run('talk', ['0'], { cwd }))).toEqual([
    `files/io  cannot run a hook in ${cwd}: no such file or directory`,
  ]);
});

test('runs in its folder', async () => {
  const cwd = realpathSync(tempFolder());
  const argv = [process.execPath, '-p', 'process.cwd()'] as const;
  expect((await run('', [], { argv, cwd })).lines).toEqual([cwd]);
});

test('a program that prints much', async () => {
  const { result, lines } = await run('chatter', []);
  expect(result).toEqual({ kind: 'done' });
  expect(lines).toHaveLength(40_000);
  expect(lines.at(-1)).toMatch(/^39999 x+$/);
});

test('what a program leaves running is neither waited for nor ended', async () => {
  const { result, lines } = await run('leave-running', []);
  const pid = pidsOf(lines)[0] ?? 0;
  expect(result).toEqual({ kind: 'done' });
  expect(lives(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});

describe.skipIf(process.platform === 'win32')('the tree is ended', { concurrent: true }, () => {
  test('at the time limit, though it ignores the request', async () => {
    const { result, lines } = await run('stubborn', [], { timeout: 5 });
    expect(result).toEqual({ kind: 'timeout', log: lines.join('\n') });
    expect(pidsOf(lines)).toHaveLength(2);
    expect(pidsOf(lines).filter(lives)).toEqual([]);
  });

  test('when it is cancelled', async () => {
    const controller = new AbortController();
    const rendered: string[] = [];
    const onLine = (line: string) => rendered.push(line) === 2 && controller.abort();
    const { result, lines } = await run('stubborn', [], { signal: controller.signal, onLine });
    expect(result).toEqual({ kind: 'cancelled' });
    expect(pidsOf(lines)).toHaveLength(2);
    expect(pidsOf(lines).filter(lives)).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32')(
  'the tree is killed when idp ends before it',
  async () => {
    const exit = new EventEmitter();
    const processHandle: ProcessHandle = {
      pid: process.pid,
      kill: process.kill,
      once: (event, listener) => exit.once(event, listener),
      off: (event, listener) => exit.off(event, listener),
    };
    let printed = 0;
    const onLine = () => {
      printed += 1;
      if (printed === 2) exit.emit('exit');
    };
    const { result, lines } = await run('stubborn', [], { processHandle, onLine });
    expect(result).toMatchObject({ kind: 'failed', exit: 137 });
    expect(pidsOf(lines)).toHaveLength(2);
    expect(exit.listenerCount('exit')).toBe(0);
  },
);

test('what is cancelled before it began does not begin', async () => {
  const { result, lines } = await run('talk', ['0'], { signal: AbortSignal.abort() });
  expect(result).toEqual({ kind: 'cancelled' });
  expect(lines).toEqual([]);
});

function pidsOf(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line) => (line.startsWith('pid ') ? [Number(line.slice(4))] : []));
}
