import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Write } from '../../../src/plan/change.ts';
import { commitInPlace } from '../../../src/system/project/commit-in-place.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { refusalsOf } from '../support/problems.ts';
import { afterEveryKind, everyKind, layService } from '../support/service.ts';
import { snapshot } from '../support/snapshot.ts';
import { withoutRights } from '../support/without-rights.ts';
import { create, remove, update } from '../support/writes.ts';

test('does every kind of write, and keeps the modes that are the developer’s', async () => {
  const root = layService();
  await commitInPlace(workspaceIn(root), everyKind);
  expect(snapshot(root)).toBe(afterEveryKind);
});

test('fills an empty folder', async () => {
  const root = tempFolder();
  await commitInPlace(workspaceIn(root), [
    create('README.md', 'a\n'),
    create('.idp/lock.yaml', 'b\n'),
  ]);
  expect(snapshot(root)).toBe('-- .idp/ 755\n-- .idp/lock.yaml 644\nb\n\n-- README.md 644\na\n');
});

test('nothing to write leaves no trace', async () => {
  const root = tempFolder();
  await commitInPlace(workspaceIn(root), []);
  expect(snapshot(root)).toBe('');
});

interface Hindrance {
  readonly title: string;
  readonly hinder: (root: string) => void;
  readonly reason: string;
}

const hindrances: readonly Hindrance[] = [
  {
    title: 'a file was edited',
    hinder: (root) => appendFileSync(join(root, 'README.md'), 'mine\n'),
    reason: 'files/changed  orders/README.md changed while it was about to be written',
  },
  {
    title: 'a file got its execute bit',
    hinder: (root) => chmodSync(join(root, 'README.md'), 0o755),
    reason: 'files/changed  orders/README.md changed while it was about to be written',
  },
  {
    title: 'a file went',
    hinder: (root) => rmSync(join(root, 'README.md')),
    reason: 'files/changed  orders/README.md disappeared while it was about to be written',
  },
  {
    title: 'a file came',
    hinder: (root) => layFile(root, 'src/main.ts'),
    reason: 'files/changed  orders/src/main.ts appeared while it was about to be written',
  },
  {
    title: 'a folder stands in the place of a file',
    hinder: (root) => mkdirSync(join(root, 'src/main.ts'), { recursive: true }),
    reason: 'files/changed  orders/src/main.ts is a folder where a file would be written',
  },
  {
    title: 'a file stands in the place of a folder',
    hinder: (root) => writeFileSync(join(root, 'src'), 'mine'),
    reason: 'files/changed  orders/src is a file where a folder would be written',
  },
  {
    title: 'a link stands in the place of a file',
    hinder: (root) => {
      mkdirSync(join(root, 'src'));
      symlinkSync('../notes.txt', join(root, 'src/main.ts'));
    },
    reason: 'files/link  orders/src/main.ts is a symbolic link; idp does not write through links',
  },
  {
    title: 'a link stands in the place of a folder',
    hinder: (root) => symlinkSync('/tmp', join(root, 'src')),
    reason: 'files/link  orders/src is a symbolic link; idp does not write through links',
  },
  {
    title: 'the own folder is a link',
    hinder: (root) => {
      rmSync(join(root, '.idp'), { recursive: true });
      symlinkSync('docs', join(root, '.idp'));
    },
    reason: 'files/link  orders/.idp is a symbolic link; idp does not write through links',
  },
];

function layFile(root: string, path: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), 'mine\n');
}

describe('leaves everything as it is when', () => {
  test.each(hindrances)('$title before the commit', async ({ hinder, reason }) => {
    const root = layService();
    hinder(root);
    const before = snapshot(root);
    expect(await refusalsOf(() => commitInPlace(workspaceIn(root, 'orders'), everyKind))).toEqual([
      reason,
    ]);
    expect(snapshot(root)).toBe(before);
  });

  test.each(hindrances.slice(0, -1))('$title between two writes', async ({ hinder, reason }) => {
    const root = layService();
    hinder(root);
    const hindered = snapshot(root);
    const root2 = layService();
    const writes = interfering(everyKind, () => hinder(root2));
    expect(await refusalsOf(() => commitInPlace(workspaceIn(root2, 'orders'), writes))).toEqual([
      reason,
    ]);
    expect(snapshot(root2)).toBe(hindered);
  });
});

/**
 * Writes during which something else happens on disk, at the last moment before the first file is
 * replaced: it is looked at for the check, the journal, the staging, and then once more.
 */
function interfering([first, ...rest]: readonly Write[], interfere: () => void): readonly Write[] {
  let looks = 0;
  const { before } = first as Write & { kind: 'update' };
  const watched = Object.defineProperty({ ...first } as Write, 'before', {
    get: () => {
      looks += 1;
      if (looks === 4) interfere();
      return before;
    },
  });
  return [watched, ...rest];
}

test('tells of everything that stands in the way', async () => {
  const root = layService();
  layFile(root, 'src/main.ts');
  rmSync(join(root, 'README.md'));
  expect(
    await refusalsOf(() => commitInPlace(workspaceIn(root, 'orders'), everyKind)),
  ).toHaveLength(2);
});

test('a write that the disk refuses puts back those before it', async () => {
  const root = layService();
  chmodSync(join(root, 'docs'), 0o777);
  chmodSync(join(root, 'docs/old'), 0o555);
  chmodSync(root, 0o777);
  chmodSync(join(root, '.idp'), 0o777);
  const before = snapshot(root);
  const writes = [
    create('src/a.ts', 'a\n'),
    create('docs/b.md', 'b\n'),
    create('docs/old/deep/c.md', 'c\n'),
  ];
  const refusals = await refusalsOf(() =>
    withoutRights(() => commitInPlace(workspaceIn(root, 'orders'), writes)),
  );
  expect(refusals).toEqual(['files/io  cannot write orders/docs/old/deep/c.md: permission denied']);
  expect(snapshot(root)).toBe(before);
  chmodSync(join(root, 'docs/old'), 0o755);
});

test('a folder that may not be written', async () => {
  const root = tempFolder();
  chmodSync(root, 0o555);
  const before = snapshot(root);
  const refusals = await refusalsOf(() =>
    withoutRights(() => commitInPlace(workspaceIn(root, 'orders'), [create('a.txt', 'a')])),
  );
  expect(refusals).toEqual(['files/io  cannot write orders: permission denied']);
  expect(snapshot(root)).toBe(before);
});

test.each(['../escaped', '.git/config'])(
  'the path %s, should one ever come so far',
  async (path) => {
    const root = layService();
    const before = snapshot(root);
    const refusals = await refusalsOf(() =>
      commitInPlace(workspaceIn(root), [create(path, 'escaped')]),
    );
    expect(refusals).toEqual([expect.stringContaining('path/invalid')]);
    expect(snapshot(root)).toBe(before);
  },
);

test('removes the folders that became empty, and no others', async () => {
  const root = layService();
  mkdirSync(join(root, 'docs/kept'));
  await commitInPlace(workspaceIn(root), [
    remove('docs/old/guide.md', 'guide 1\n'),
    update('notes.txt', 'mine\n', 'x'),
  ]);
  expect(snapshot(join(root, 'docs'))).toBe('-- kept/ 755');
});
