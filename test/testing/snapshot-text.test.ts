import { expect, test } from 'vitest';
import type { TreePath } from '../../src/shared/tree/path.ts';
import {
  escapeTitles,
  printParts,
  type SnapshotFile,
  splitSnapshot,
  unescapeTitles,
  type Variant,
} from '../../src/testing/snapshot-text.ts';

const fingerprint = (bytes: Uint8Array) => `<${bytes.join(' ')}>`;

function files(texts: Readonly<Record<string, string | Partial<SnapshotFile>>>): Variant['files'] {
  const file = { bytes: new Uint8Array(), executable: false, copyOf: undefined };
  return new Map(
    Object.entries(texts).map(([path, given]) => [
      path as TreePath,
      { ...file, ...(typeof given === 'string' ? { bytes: Buffer.from(given) } : given) },
    ]),
  );
}

function print(texts: Parameters<typeof files>[0]): string {
  return textOf([{ template: 'raft', files: files(texts) }], 'text');
}

function textOf(variants: readonly Variant[], form: 'text' | 'whole'): string {
  return [...printParts(variants, fingerprint).values()].map((part) => part[form]).join('');
}

test('files come sorted, each below a line with its path', () => {
  expect(print({ 'src/sail.ts': 'up();\n', 'README.md': '# Raft\n\nIt floats.\n' })).toBe(
    '-- README.md --\n# Raft\n\nIt floats.\n-- src/sail.ts --\nup();\n',
  );
});

test('what the content cannot show is after a colon, which no path contains', () => {
  const text = print({
    'bin/row 755': { bytes: Buffer.from('row'), executable: true },
    'empty.txt': '',
    'logo.png': { bytes: new Uint8Array([0, 7]) },
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

test('a copy of a skeleton file is one line, whatever it holds; its text is in the whole form', () => {
  const copies = files({
    'bin/row': { bytes: Buffer.from('row'), executable: true, copyOf: 'skeleton/bin/row' },
    'go.sum': { bytes: Buffer.from('a\n'), copyOf: 'skeleton/go.sum' },
    'logo.png': { bytes: new Uint8Array([0, 7]), copyOf: 'skeleton.go/logo.png' },
  });
  const variants = [{ template: 'raft', files: copies }];
  expect(textOf(variants, 'text')).toBe(
    '-- bin/row: 755, copy of skeleton/bin/row --\n-- go.sum: copy of skeleton/go.sum --\n-- logo.png: copy of skeleton.go/logo.png --\n',
  );
  expect(textOf(variants, 'whole')).toBe(
    '-- bin/row: 755, no newline at its end --\nrow\n-- go.sum: 2 bytes, sha256 <97 10> --\n-- logo.png: 2 bytes, sha256 <0 7> --\n',
  );
});

test('a line that looks like a title is kept apart from one, however many backslashes it has', () => {
  const content = '-- README.md --\n\\-- x --\n--\n a -- b\n';
  const text = print({ 'notes.md': content });
  expect(text).toBe('-- notes.md --\n\\-- README.md --\n\\\\-- x --\n--\n a -- b\n');
  expect([...splitSnapshot(text)]).toEqual([['notes.md', text]]);
  expect(unescapeTitles(escapeTitles(content))).toBe(content);
});

test('carriage returns come through, and a lone one begins no line', () => {
  expect(print({ 'a.bat': 'x\r\n-- y --\r\n', 'b.txt': 'x\r-- y\n' })).toBe(
    '-- a.bat --\nx\r\n\\-- y --\r\n-- b.txt --\nx\r\\-- y\n',
  );
});

test('templates share what is the same, and are named where they differ', () => {
  const copied = { bytes: Buffer.from('carve\n'), copyOf: 'skeleton/build.txt' };
  const variants = [
    { template: 'raft', files: files({ 'ci.yml': 'on: push\n', 'build.txt': 'saw\n' }) },
    { template: 'kayak', files: files({ 'ci.yml': 'on: push\n', 'build.txt': 'carve\n' }) },
    { template: 'canoe', files: files({ 'ci.yml': 'on: push\n', 'build.txt': 'carve\n' }) },
    { template: 'ferry', files: files({ 'ci.yml': 'on: push\n', 'build.txt': copied }) },
  ];
  const text = textOf(variants, 'text');
  expect(text).toBe(
    '-- build.txt: in raft --\nsaw\n-- build.txt: in canoe kayak --\ncarve\n-- build.txt: copy of skeleton/build.txt, in ferry --\n-- ci.yml --\non: push\n',
  );
  expect([...splitSnapshot(text).keys()]).toEqual(['build.txt', 'ci.yml']);
});
