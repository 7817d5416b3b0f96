import { expect, test } from 'vitest';
import { removeDuplicateKeys } from '../../../src/shared/data/remove-duplicate-keys.ts';

/** The text with its second `x` gone, or what the cut is instead. */
function withoutSecond(text: string): string | undefined {
  const cut = removeDuplicateKeys(text).get(text.lastIndexOf('x'));
  return cut && text.slice(0, cut.start) + text.slice(cut.end);
}

test.each([
  { of: 'a list in one line', text: 'l: [x, y, x]\n', left: 'l: [x, y]\n' },
  { of: 'the last of it with a comma', text: 'l: [x, x, ]\n', left: 'l: [x, ]\n' },
  {
    of: 'a list with dashes',
    text: 'l:\n  - x\n  - y\n  - x # again\n',
    left: 'l:\n  - x\n  - y\n',
  },
  { of: 'a mapping', text: 'x: 1\ny: 2\nx: 1\nz: 3\n', left: 'x: 1\ny: 2\nz: 3\n' },
  { of: 'a mapping in one line', text: '{ x: 1, y: 2, x: 1 }\n', left: '{ x: 1, y: 2 }\n' },
  { of: 'several lines', text: 'x:\n  a: 1\nx:\n  a: 1\nz: 3\n', left: 'x:\n  a: 1\nz: 3\n' },
  { of: 'a text without a last line end', text: 'x: 1\nx: 1', left: 'x: 1\n' },
  { of: 'two values', text: 'x: 1\nx: 2\n', left: undefined },
  { of: 'only one', text: 'y: 1\nx: 1\n', left: undefined },
  { of: 'none at that place', text: 'y: [a, x1]\n', left: undefined },
])('$of', ({ text, left }) => {
  expect(withoutSecond(text)).toBe(left);
});
