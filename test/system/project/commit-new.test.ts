import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import type { Tree, TreeFile } from '../../../src/shared/tree/tree.ts';
import { commitNewFolder } from '../../../src/system/project/commit-new.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { fileOf, treeOf } from '../support/files.ts';
import { refusalsOf } from '../support/problems.ts';
import { snapshot } from '../support/snapshot.ts';
import { withoutRights } from '../support/without-rights.ts';

const orders = treeOf({
  'README.md': 'orders\n',
  'src/store/postgres.ts': 'export {};\n',
  'bin/run': '#!/bin/sh\n',
});

/** A tree that does something just before the file of this index is written. */
function treeWith(files: Tree, index: number, interfere: () => void): Tree {
  const tree = new Map(files);
  tree[Symbol.iterator] = function* (): MapIterator<[TreePath, TreeFile]> {
    for (const [at, entry] of [...files].entries()) {
      if (at === index) interfere();
      yield entry;
    }
  };
  return tree;
}

test('writes every file with its mode, and nothing else', async () => {
  const folder = tempFolder();
  await commitNewFolder(workspaceIn(join(folder, 'orders')), orders);
  expect(snapshot(folder)).toBe(
    [
      '-- orders/ 755',
      '-- orders/README.md 644\norders\n',
      '-- orders/bin/ 755',
      '-- orders/bin/run 755\n#!/bin/sh\n',
      '-- orders/src/ 755',
      '-- orders/src/store/ 755',
      '-- orders/src/store/postgres.ts 644\nexport {};\n',
    ].join('\n'),
  );
});

test('the umask of the process takes its bits off', async () => {
  const folder = tempFolder();
  const umask = process.umask(0o077);
  try {
    await commitNewFolder(
      workspaceIn(join(folder, 'orders')),
      treeOf({ 'bin/run': '#!/bin/sh\n' }),
    );
  } finally {
    process.umask(umask);
  }
  expect(snapshot(folder)).toBe(
    '-- orders/ 700\n-- orders/bin/ 700\n-- orders/bin/run 700\n#!/bin/sh\n',
  );
});

test('makes the parents that are missing', async () => {
  const folder = tempFolder();
  await commitNewFolder(
    workspaceIn(join(folder, 'teams/payments/orders')),
    treeOf({ 'README.md': 'orders\n' }),
  );
  expect(snapshot(folder)).toBe(
    '-- teams/ 755\n-- teams/payments/ 755\n-- teams/payments/orders/ 755\n-- teams/payments/orders/README.md 644\norders\n',
  );
});

describe('refuses what stands in its place, and leaves it as it is:', () => {
  test.each<[string, (target: string) => void, string]>([
    [
      'a folder with files',
      (target) => layOne(target),
      'files/not-empty  services/orders already exists',
    ],
    [
      'a file',
      (target) => writeFileSync(target, 'mine'),
      'files/not-a-directory  services/orders is a file',
    ],
    [
      'a link',
      (target) => symlinkSync('/', target),
      'files/link  services/orders is a symbolic link',
    ],
  ])('%s', async (_, lay, reason) => {
    const folder = tempFolder();
    const target = join(folder, 'orders');
    lay(target);
    const before = snapshotShallow(folder);
    expect(
      await refusalsOf(() => commitNewFolder(workspaceIn(target, 'services/orders'), orders)),
    ).toEqual([reason]);
    expect(snapshotShallow(folder)).toEqual(before);
  });
});

function layOne(target: string): void {
  mkdirSync(target);
  writeFileSync(join(target, 'mine.txt'), 'mine');
}

function snapshotShallow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).map(({ name }) => name);
}

describe('a failure half-way leaves nothing:', () => {
  test('a target that appears meanwhile stays, and the commit loses', async () => {
    const folder = tempFolder();
    const target = join(folder, 'teams/orders');
    const tree = treeWith(orders, 2, () => {
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, 'mine.txt'), 'mine');
    });
    expect(await refusalsOf(() => commitNewFolder(workspaceIn(target, 'orders'), tree))).toEqual([
      'files/not-empty  orders already exists',
    ]);
    expect(snapshot(folder)).toBe(
      '-- teams/ 755\n-- teams/orders/ 755\n-- teams/orders/mine.txt 644\nmine',
    );
  });

  test('a parent that appears meanwhile is used', async () => {
    const folder = tempFolder();
    const target = join(folder, 'teams/orders');
    const tree = treeWith(treeOf({ 'README.md': 'orders\n' }), 0, () => {
      mkdirSync(join(folder, 'teams/billing'), { recursive: true });
    });
    await commitNewFolder(workspaceIn(target), tree);
    expect(snapshot(folder)).toBe(
      '-- teams/ 755\n-- teams/billing/ 755\n-- teams/orders/ 755\n-- teams/orders/README.md 644\norders\n',
    );
  });

  test('the disk refuses the third file', async () => {
    const folder = tempFolder();
    const tree = new Map([
      ...orders,
      ['x'.repeat(255) as TreePath, fileOf('')],
      ['README.md/x' as TreePath, fileOf('')],
    ]);
    expect(
      await refusalsOf(() =>
        commitNewFolder(workspaceIn(join(folder, 'teams/orders'), 'teams/orders'), tree),
      ),
    ).toEqual(['files/io  cannot write teams/orders/README.md/x: file already exists']);
    expect(snapshot(folder)).toBe('');
  });

  test('a folder that may not be written', async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o555);
    const refusals = await refusalsOf(() =>
      withoutRights(() => commitNewFolder(workspaceIn(join(folder, 'orders'), 'orders'), orders)),
    );
    expect(refusals).toEqual(['files/io  cannot write orders: permission denied']);
    expect(snapshot(folder)).toBe('');
  });

  test('a file among the parents', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'teams'), 'mine');
    expect(
      await refusalsOf(() =>
        commitNewFolder(workspaceIn(join(folder, 'teams/a/orders'), 'orders'), orders),
      ),
    ).toEqual([`files/not-a-directory  cannot write orders: ${join(folder, 'teams')} is a file`]);
  });

  test.each([
    '../escaped',
    '/etc/escaped',
    'C:\\escaped',
    '.git/hooks/post-commit',
    'sub/.GIT/config',
  ])('the path %s, should one ever come so far', async (path) => {
    const folder = tempFolder();
    const tree = treeOf({ 'README.md': 'orders\n', [path]: 'escaped' });
    expect(
      await refusalsOf(() => commitNewFolder(workspaceIn(join(folder, 'orders')), tree)),
    ).toEqual([expect.stringMatching(/^path\/invalid /)]);
    expect(snapshot(folder)).toBe('');
  });
});

test('of several at once for one target exactly one wins, whole', async () => {
  const folder = tempFolder();
  const target = join(folder, 'teams/orders');
  const runs = ['one', 'two', 'three'].map((text) =>
    treeOf(
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`src/${index}.ts`, text])),
    ),
  );
  const refusals = await Promise.all(
    runs.map((tree) => refusalsOf(() => commitNewFolder(workspaceIn(target, 'orders'), tree))),
  );
  expect(refusals.flat()).toEqual(Array(2).fill('files/not-empty  orders already exists'));
  const winner = runs[refusals.findIndex((rejected) => rejected.length === 0)];
  const alone = tempFolder();
  await commitNewFolder(workspaceIn(join(alone, 'teams/orders')), winner ?? new Map());
  expect(snapshot(folder)).toBe(snapshot(alone));
});
