import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Write } from '../../../src/plan/change.ts';
import { applyWrite } from '../../../src/system/files/apply-write.ts';
import { makeStagingInside, stageWrites } from '../../../src/system/files/stage-writes.ts';
import { commitInPlace } from '../../../src/system/project/commit-in-place.ts';
import { publishPending } from '../../../src/system/project/pending.ts';
import { recover } from '../../../src/system/project/recover.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { refusalsOf } from '../support/problems.ts';
import { afterEveryKind, everyKind, layService } from '../support/service.ts';
import { snapshot } from '../support/snapshot.ts';

const ordered = [
  ...everyKind.filter(({ kind }) => kind === 'delete'),
  ...everyKind.filter(({ kind }) => kind !== 'delete'),
];

/** Leaves a folder as a commit does that is killed after some of its steps. */
async function commitUntil(root: string, writes: readonly Write[], steps: number): Promise<void> {
  const location = workspaceIn(root);
  const staging = makeStagingInside(location);
  await stageWrites(location, staging, writes);
  publishPending(location, staging);
  for (const [step, write] of [...writes.entries()].slice(0, steps))
    applyWrite(location, step, write);
}

function changeOwner(root: string, owner: { machine?: string; pid?: number }): void {
  const file = join(root, '.idp/pending/journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...journal, owner: { ...journal.owner, ...owner } }));
}

test('has nothing to do in a sound folder', async () => {
  const root = layService();
  const before = snapshot(root);
  expect(await recover(workspaceIn(root))).toBe('nothing');
  expect(snapshot(root)).toBe(before);
});

describe('after a kill', () => {
  test.each([...ordered.keys()])('behind step %i, puts back the state before', async (steps) => {
    const root = layService();
    const before = snapshot(root);
    await commitUntil(root, ordered, steps);
    expect(await recover(workspaceIn(root))).toBe('rolled-back');
    expect(snapshot(root)).toBe(before);
  });

  test('behind the last step, keeps the state after', async () => {
    const root = layService();
    await commitUntil(root, ordered, ordered.length);
    expect(await recover(workspaceIn(root))).toBe('rolled-forward');
    expect(snapshot(root)).toBe(afterEveryKind);
  });

  test('while files are staged, removes what was staged', async () => {
    const root = layService();
    const before = snapshot(root);
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    const name = makeStagingInside(workspaceIn(root)).replace(`.${process.pid}.`, `.${dead}.`);
    mkdirSync(name);
    expect(await recover(workspaceIn(root))).toBe('nothing');
    expect(snapshot(root)).toContain('.idp-staging');
    expect(snapshot(root)).not.toContain(`.${dead}.`);
    expect(before).not.toContain('.idp-staging');
  });

  test('the next commit succeeds', async () => {
    const root = layService();
    await commitUntil(root, ordered, 5);
    await recover(workspaceIn(root));
    await commitInPlace(workspaceIn(root), everyKind);
    expect(snapshot(root)).toBe(afterEveryKind);
  });

  test('what a user wrote since stays', async () => {
    const root = layService();
    await commitUntil(root, ordered, ordered.length - 1);
    writeFileSync(join(root, 'README.md'), 'orders 2, and mine\n');
    writeFileSync(join(root, 'src/mine.ts'), 'mine\n');
    expect(await recover(workspaceIn(root))).toBe('rolled-back');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('orders 2, and mine\n');
    expect(readFileSync(join(root, 'bin/run'), 'utf8')).toBe('#!/bin/sh\necho 1\n');
    expect(snapshot(join(root, 'src'))).toBe('-- mine.ts 644\nmine\n');
  });
});

describe('leaves a commit alone', () => {
  test.each([
    ['of a process that is alive', { pid: process.ppid }],
    ['of another machine, a moment ago', { machine: '0123456789ab', pid: 1 }],
  ])('%s', async (_, owner) => {
    const root = layService();
    await commitUntil(root, ordered, 4);
    changeOwner(root, owner);
    const before = snapshot(root);
    const reason = ['files/changed  another run of idp is writing to orders'];
    expect(await refusalsOf(() => recover(workspaceIn(root, 'orders')))).toEqual(reason);
    expect(await refusalsOf(() => commitInPlace(workspaceIn(root, 'orders'), everyKind))).toEqual(
      reason,
    );
    expect(snapshot(root)).toBe(before);
  });
});

test.each([
  ['no JSON', '{'],
  ['another shape', '{"steps": []}'],
  ['a path that leads out', journalWith({ path: '../mine', before: null, after: 'x' })],
  ['a path in .git', journalWith({ path: '.git/hooks/pre-commit', before: 'x', after: null })],
])('refuses a journal with %s', async (_, text) => {
  const root = layService();
  mkdirSync(join(root, '.idp/pending'));
  writeFileSync(join(root, '.idp/pending/journal.json'), text);
  expect(await refusalsOf(() => recover(workspaceIn(root, 'orders')))).toEqual([
    'files/io  cannot read orders/.idp/pending/journal.json: it is not a journal of idp',
  ]);
});

function journalWith(step: { path: string; before: string | null; after: string | null }): string {
  const owner = { machine: '0123456789ab', pid: process.pid };
  return JSON.stringify({ owner, steps: [step], made: [], modes: {} });
}
