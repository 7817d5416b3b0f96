import { expect, test } from 'vitest';
import type { TreePath } from '../../src/shared/tree/path.ts';
import type { Tree, TreeFile } from '../../src/shared/tree/tree.ts';
import { printSnapshot, splitSnapshot } from '../../src/testing/snapshot-text.ts';

const fingerprint = (bytes: Uint8Array) => `<${bytes.join(' ')}>`;

function tree(files: Readonly<Record<string, string | TreeFile>>): Tree {
  return new Map(
    Object.entries(files).map(([path, file]) => [
      path as TreePath,
      typeof file === 'string' ? { bytes: Buffer.from(file), executable: false } : file,
    ]),
  );
}

function print(files: Readonly<Record<string, string | TreeFile>>): string {
  return printSnapshot([{ template: 'raft', files: tree(files) }], fingerprint);
}

test('files come sorted, each below a line with its path', () => {
  expect(print({ 'src/sail.ts': 'up();\n', 'README.md': '# Raft\n\nIt floats.\n' })).toBe(
    '-- README.md --\n# Raft\n\nIt floats.\n-- src/sail.ts --\nup();\n',
  );
});

test('what the content cannot say stands behind a colon, which no path holds', () => {
  const text = print({
    'bin/row 755': { bytes: Buffer.from('row'), executable: true },
    'empty.txt': '',
    'logo.png': { bytes: new Uint8Array([0, 7]), executable: false },
  });
  expect(text).toBe(
    '-- bin/row 755: 755, no newline at its end --\nrow\n-- empty.txt --\n-- logo.png: 2 bytes, sha256 <0 7> --\n',
  );
});

test('a lock file, which a tool writes and nobody reads, is known by its fingerprint', () => {
  expect(print({ 'go.sum': 'a\n', 'tools/go.mod': 'b\n' })).toBe(
    '-- go.sum: 2 bytes, sha256 <97 10> --\n-- tools/go.mod --\nb\n',
  );
});

test('a line that looks like a title is kept apart from one, however many backslashes it has', () => {
  const text = print({ 'notes.md': '-- README.md --\n\\-- x --\n--\n a -- b\n' });
  expect(text).toBe('-- notes.md --\n\\-- README.md --\n\\\\-- x --\n--\n a -- b\n');
  expect([...splitSnapshot(text)]).toEqual([['notes.md', text]]);
});

test('carriage returns come through, and a lone one begins no line', () => {
  expect(print({ 'a.bat': 'x\r\n-- y --\r\n', 'b.txt': 'x\r-- y\n' })).toBe(
    '-- a.bat --\nx\r\n\\-- y --\r\n-- b.txt --\nx\r\\-- y\n',
  );
});

test('templates share what is the same, and are named where they differ', () => {
  const variants = [
    { template: 'raft', files: tree({ 'ci.yml': 'on: push\n', 'build.txt': 'saw\n' }) },
    { template: 'canoe', files: tree({ 'ci.yml': 'on: push\n', 'build.txt': 'carve\n' }) },
    { template: 'kayak', files: tree({ 'ci.yml': 'on: push\n', 'build.txt': 'carve\n' }) },
  ];
  const text = printSnapshot(variants, fingerprint);
  expect(text).toBe(
    '-- build.txt: in raft --\nsaw\n-- build.txt: in canoe kayak --\ncarve\n-- ci.yml --\non: push\n',
  );
  expect([...splitSnapshot(text).keys()]).toEqual(['build.txt', 'ci.yml']);
});
