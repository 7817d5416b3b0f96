import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDifferences, readSnapshot } from '../../src/testing/snapshot-differences.ts';

const head = 'Only what differs from default.golden is recorded here.\n';
const base = {
  'README.md': '-- README.md --\n# orders\n\nA service.\n\nStore: none.\n',
  'bin/run': '-- bin/run: 755 --\nrun\n',
  'logo.svg': '-- logo.svg: copy of skeleton/logo.svg --\n',
  'notes.txt': '-- notes.txt --\n- one\n- two\n- three\n- four\n',
};
const whole = Object.values(base).join('');

function print(parts: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>) {
  const same = Object.entries(parts).map(([path, text]) => [path, { text, whole: text }] as const);
  return printDifferences(new Map(same), {
    name: 'default.golden',
    parts: new Map(Object.entries(before)),
  });
}

function read(text: string, default_: string | undefined): unknown {
  const parts = readSnapshot(text, (name) => (name === 'default.golden' ? default_ : undefined));
  return parts && Object.fromEntries([...parts].sort());
}

test('nothing but what differs: lines, new files, short files, modes, files that are not there', () => {
  const { 'logo.svg': _, ...rest } = base;
  const parts = {
    ...rest,
    'Chart.yaml': '-- Chart.yaml --\napiVersion: v2\n',
    'README.md': '-- README.md --\n# orders\n\nA service.\n\nStore: postgres.\n',
    'bin/run': '-- bin/run --\nrun\n',
    'notes.txt': '-- notes.txt --\n- one\n- two\n- four\n',
  };
  const text = print(parts, base);
  expect(text).toBe(`${head}-- Chart.yaml --
apiVersion: v2
-- README.md: differs --
@@

-Store: none.
+Store: postgres.
-- bin/run --
run
-- logo.svg: not generated --
-- notes.txt --
- one
- two
- four
`);
  expect(read(text, whole)).toEqual(parts);
});

test('removed lines that would look like a title are escaped', () => {
  const long = { 'notes.txt': `-- notes.txt --\n- one -\n${'more\n'.repeat(9)}` };
  const less = { 'notes.txt': `-- notes.txt --\n${'more\n'.repeat(9)}` };
  const text = print(less, long);
  expect(text).toBe(`${head}-- notes.txt: differs --\n@@\n -- notes.txt --\n\\-- one -\n more\n`);
  expect(read(text, long['notes.txt'])).toEqual(less);
});

test('the same output is the line that names the base', () => {
  expect(print(base, base)).toBe(head);
  expect(read(head, whole)).toEqual(base);
});

test('a base as earlier versions recorded it, with the text of copies, is the same', () => {
  const text = '-- logo.svg: copy of skeleton/logo.svg --\n';
  const parts = new Map([['logo.svg', { text, whole: '-- logo.svg --\n<svg/>\n' }]]);
  const earlier = new Map([['logo.svg', '-- logo.svg --\n<svg/>\n']]);
  expect(printDifferences(parts, { name: 'default.golden', parts: earlier })).toBe(head);
});

test('a whole snapshot needs no base', () => {
  expect(read(whole, undefined)).toEqual(base);
});

test.each([
  ['the base is missing', undefined],
  ['the base has other lines there', whole.replace('Store: none.', 'Storage: none.')],
  ['the base is recorded against itself', head],
])('unreadable: %s', (_, text) => {
  const parts = { ...base, 'README.md': base['README.md'].replace('none', 'redis') };
  expect(read(print(parts, base), text)).toBeUndefined();
});

const lines = fc
  .array(fc.constantFrom('a', 'b', '', '- a --', '-- a --', '\\-- a'), { maxLength: 12 })
  .map((all) => all.map((line) => `${line.replace(/^(?=\\*-- )/, '\\')}\n`).join(''));
const tree = fc
  .dictionary(fc.constantFrom('x', 'y', 'z'), lines)
  .map((files) =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, `-- ${path} --\n${content}`]),
    ),
  );

test('what is printed is read again', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const sorted = Object.fromEntries(Object.entries(before).sort());
      const text = print(after, sorted);
      expect(read(text, Object.values(sorted).join(''))).toEqual(after);
    }),
    { numRuns: 500 },
  );
});
