import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import type { Generated } from '../support/variants.ts';
import { copyOf } from '../support/workspace.ts';

/** What was installed; the copy borrows it. */
const installed = ['node_modules', '.venv'];

/** Runs tests of a service in a copy of it, and expects all of them to pass and none to be left out. */
export async function passOwnTests(
  { folder, path }: Generated,
  [file, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const copy = await copyOf(folder);
  for (const name of installed) await symlink(join(folder, name), join(copy, name));
  const env = { ...environmentOf(path), ...environment };
  const tested = await run(file, args, { cwd: copy, env });
  expectSuccess(tested);
  expect(tested.output).not.toMatch(/skip/i);
}

/** Makes the service keep a greeting. */
export async function greet(url: string, name: string): Promise<Response> {
  const created = await fetch(`${url}/greetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  expect(created.status).toBe(201);
  return created;
}
