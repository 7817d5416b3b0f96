import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { until } from '../support/poll.ts';
import { copyBuiltIdp } from './built-idp.ts';
import { layCatalog } from './lay-catalog.ts';
import { quickFolder } from './quick-disk.ts';

const stubborn = fileURLToPath(new URL('./stubborn.mjs', import.meta.url));
const idp = copyBuiltIdp();
let folder = '';

beforeEach(() => {
  folder = quickFolder();
});

test('one Ctrl-C ends a hook with its tree, and the service stays', async () => {
  const child = await startHook();
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(numbersIn('pids').filter(lives)).toEqual([]);
  expect(existsSync(join(folder, 'orders/.idp/lock.yaml'))).toBe(true);
});

test('a second one does not wait for those who do not want to end', async () => {
  const child = await startHook();
  child.kill('SIGINT');
  await until('both are asked', () => numbersIn('asked').length === 2 || undefined);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  await until('both are killed', () => !numbersIn('pids').some(lives) || undefined, 1000);
});

/** `idp new`, when its hook and the child of that are at work. */
async function startHook(): Promise<ChildProcess> {
  const hook = { title: 'Be stubborn', run: [process.execPath, stubborn, folder] };
  const catalog = layCatalog(join(folder, 'templates'), new Map(), [hook]);
  const flags = ['--catalog', catalog, '--out', join(folder, 'orders'), '--yes', '--trust'];
  const child = spawn(process.execPath, [idp, 'new', 'service', 'orders', ...flags], {
    stdio: 'ignore',
  });
  await until('both are at work', () => numbersIn('pids').length === 2 || undefined);
  return child;
}

function numbersIn(file: string): readonly number[] {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean).map(Number) : [];
}

/** Whether a process lives; one that is dead and waits to be reaped does not. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
