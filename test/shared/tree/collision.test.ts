import { expect, test } from 'vitest';
import { findCollisions } from '../../../src/shared/tree/collision.ts';
import { isTreePath, type TreePath } from '../../../src/shared/tree/path.ts';

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['different paths', ['src/main.ts', 'src/main.tsx', 'src/mains/x.ts'], []],
  ['no paths', [], []],
  ['case', ['README.md', 'ReadMe.md'], ['README.md and ReadMe.md differ only in case']],
  [
    'case in a folder',
    ['src/Store/a.ts', 'src/store/a.ts'],
    ['src/Store/a.ts and src/store/a.ts differ only in case'],
  ],
  [
    'three of a kind',
    ['a', 'A', 'b', 'B'],
    ['a and A differ only in case', 'b and B differ only in case'],
  ],
  [
    'the Unicode form',
    ['docs/u\u0308ber.md', 'docs/\u00fcber.md'],
    ['docs/u\u0308ber.md and docs/\u00fcber.md differ only in case'],
  ],
  [
    'a file where another needs a folder',
    ['src/store', 'src/store/postgres.ts'],
    ['src/store is a file, but src/store/postgres.ts needs it to be a folder'],
  ],
  [
    'a file where another needs a folder further up, in other letters',
    ['Docs', 'docs/adr/0001.md'],
    ['Docs is a file, but docs/adr/0001.md needs it to be a folder'],
  ],
];

test.each(cases)('%s', (_, texts, messages) => {
  expect(findCollisions(texts.filter(isTreePath)).map(({ message }) => message)).toEqual(messages);
});

test('a collision has the place of the later path, a code and a way out', () => {
  const locationOf = (path: TreePath) => ({ file: `skeleton/${path}.hbs` });
  expect(findCollisions(['Makefile', 'makefile'].filter(isTreePath), locationOf)).toEqual([
    {
      code: 'path/collision',
      message: 'Makefile and makefile differ only in case',
      location: { file: 'skeleton/makefile.hbs' },
      hint: 'rename one of them',
    },
  ]);
});
