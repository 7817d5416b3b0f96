import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Write } from '../../src/plan/change.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { replaceFile } from '../../src/system/files/replace-file.ts';
import { rewriteFile } from '../../src/system/files/rewrite-file.ts';
import { commitInPlace } from '../../src/system/project/commit-in-place.ts';
import { runtime, workspaceIn } from '../support/runtime.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { fileOf, layFiles } from './support/files.ts';
import { refusalsOf } from './support/problems.ts';
import { snapshot } from './support/snapshot.ts';
import { create, remove, update } from './support/writes.ts';

const modes = [0o600, 0o640, 0o400, 0o666, 0o664, 0o611, 0o700, 0o750, 0o2644, 0o4755];

function move(was: string, path: string, after: string, kind: 'move' | 'conflict' = 'move'): Write {
  const paths = { path: path as TreePath, was: was as TreePath };
  return { kind, ...paths, from: [], before: undefined, after: fileOf(after) };
}

/** The same text as an executable file, or as one that is not. */
function textFor(mode: number, words: string): string {
  return mode & 0o100 ? `#!/bin/sh\n${words}\n` : `${words}\n`;
}

function modeOf(file: string): number {
  return statSync(file).mode & 0o7777;
}

describe.each(modes)('a file of mode %o keeps it', (mode) => {
  const [one, two] = [textFor(mode, 'one'), textFor(mode, 'two')];
  const folder = () => {
    const root = tempFolder();
    layFiles(root, { 'keys/old.env': one });
    chmodSync(join(root, 'keys/old.env'), mode);
    return root;
  };

  test.each<[string, string, readonly Write[]]>([
    ['updated', 'keys/old.env', [update('keys/old.env', one, two)]],
    [
      'moved',
      'keys/new.env',
      [remove('keys/old.env', one), move('keys/old.env', 'keys/new.env', two)],
    ],
    [
      'moved with a conflict',
      'elsewhere/new.env',
      [remove('keys/old.env', one), move('keys/old.env', 'elsewhere/new.env', two, 'conflict')],
    ],
    [
      'moved, and its old path is given anew',
      'new.env',
      [update('keys/old.env', one, 'new\n'), move('keys/old.env', 'new.env', two)],
    ],
  ])('%s', async (_name, path, writes) => {
    const root = folder();
    await commitInPlace(workspaceIn(root), writes);
    expect(readFileSync(join(root, path), 'utf8')).toBe(two);
    expect(modeOf(join(root, path))).toBe(mode);
  });

  test('put back after a write that fails', async () => {
    const root = folder();
    mkdirSync(join(root, 'docs'), { mode: 0o555 });
    const before = snapshot(root);
    const writes = [remove('keys/old.env', one), move('keys/old.env', 'keys/new.env', two)];
    const blocked: Write = create('docs', 'a file\n');
    expect(
      await refusalsOf(() => commitInPlace(workspaceIn(root), [...writes, blocked])),
    ).toHaveLength(1);
    expect(snapshot(root)).toBe(before);
    expect(modeOf(join(root, 'keys/old.env'))).toBe(mode);
  });

  test('rewritten by a fix, or replaced by a report', () => {
    const file = join(folder(), 'keys/old.env');
    rewriteFile(file, 'old.env', { before: one, after: two }, runtime.processHandle);
    expect(modeOf(file)).toBe(mode);
    replaceFile(file, file, 'report\n', runtime.processHandle);
    expect(readFileSync(file, 'utf8')).toBe('report\n');
    expect(modeOf(file)).toBe(mode);
  });
});

test.each([
  [0o600, 0o700],
  [0o640, 0o750],
  [0o644, 0o755],
  [0o664, 0o775],
])('of a file of mode %o that becomes executable, only those bits change: %o', async (from, to) => {
  const root = tempFolder();
  layFiles(root, { run: 'one\n' });
  chmodSync(join(root, 'run'), from);
  await commitInPlace(workspaceIn(root), [update('run', 'one\n', '#!/bin/sh\n')]);
  expect(modeOf(join(root, 'run'))).toBe(to);
  await commitInPlace(workspaceIn(root), [update('run', '#!/bin/sh\n', 'one\n')]);
  expect(modeOf(join(root, 'run'))).toBe(from);
});

test('a folder that is empty only between two steps keeps its mode', async () => {
  const root = tempFolder();
  layFiles(root, { 'keys/deep/old.env': 'one\n' });
  chmodSync(join(root, 'keys'), 0o700);
  chmodSync(join(root, 'keys/deep'), 0o2750);
  const to = 'keys/deep/new.env';
  await commitInPlace(workspaceIn(root), [
    remove('keys/deep/old.env', 'one\n'),
    move('keys/deep/old.env', to, 'two\n'),
  ]);
  expect([modeOf(join(root, 'keys')), modeOf(join(root, 'keys/deep'))]).toEqual([0o700, 0o2750]);
});

test('a new file follows the umask', async () => {
  const root = tempFolder();
  process.umask(0o027);
  await commitInPlace(workspaceIn(root), [create('plain', 'a\n'), create('run', '#!/bin/sh\n')]);
  process.umask(0o022);
  expect([modeOf(join(root, 'plain')), modeOf(join(root, 'run'))]).toEqual([0o640, 0o750]);
});
