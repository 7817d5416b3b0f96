import { expect, test } from 'vitest';
import type { TreePath } from '../../src/shared/tree/path.ts';
import type { Tree } from '../../src/shared/tree/tree.ts';
import { editService } from '../../src/testing/update/canned-edits.ts';

function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path as TreePath,
      { bytes: Buffer.from(text), executable: false },
    ]),
  );
}

test('a developer adds a line, changes values, deletes a file and puts one beside', () => {
  const { tree, touched, deleted } = editService(
    treeOf({
      'README.md': '# Raft',
      'boat.json': '{\n  "crew": 2,\n  "name": "kon-tiki",\n  "wood": "fir"\n}\n',
      'ci.yml': 'on:\n  push:\njobs:\n  run: make\n',
      'sail.txt': 'up\n',
    }),
  );
  const texts = [...tree].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()]);
  expect(Object.fromEntries(texts)).toEqual({
    'README.md': '# Raft\nA line of the developer.\n',
    'boat.json': '{\n  "crew": 2,\n  "name": "of the developer",\n  "wood": "fir"\n}\n',
    'ci.yml': 'on:\n  push:\njobs:\n  run: of the developer\n',
    'notes-of-the-developer.md': 'Mine.\n',
  });
  expect(deleted).toBe('sail.txt');
  expect([...touched].sort()).toEqual(['README.md', 'boat.json', 'ci.yml', 'sail.txt']);
});

test('what has nothing to edit gets a file beside', () => {
  expect([...editService(new Map()).tree.keys()]).toEqual(['notes-of-the-developer.md']);
});
