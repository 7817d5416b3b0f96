import { expect, test } from 'vitest';
import { isTreePath } from '../../../src/shared/tree/path.ts';
import { encodeText } from '../../../src/shared/tree/text.ts';
import { sameBytes, sameFile, sortedPaths, type TreeFile } from '../../../src/shared/tree/tree.ts';

const file = (text: string, executable = false): TreeFile => ({
  bytes: encodeText(text),
  executable,
});

test.each([
  [file('a'), file('a'), true],
  [file('a'), file('b'), false],
  [file('a'), file('a\n'), false],
  [file('a'), file('a', true), false],
  [file(''), file(''), true],
  [file(''), undefined, false],
  [undefined, undefined, true],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(sameFile(one, other)).toBe(same);
  expect(sameFile(other, one)).toBe(same);
});

test('bytes are the same whatever buffer they are a part of', () => {
  const whole = Buffer.from('orders and payments');
  expect(sameBytes(whole.subarray(0, 6), Uint8Array.from(Buffer.from('orders')))).toBe(true);
  expect(sameBytes(whole.subarray(0, 6), whole.subarray(7, 13))).toBe(false);
});

test('the paths of several trees, each once, in the order of their units', () => {
  const tree = (...paths: readonly string[]) =>
    new Map(paths.filter(isTreePath).map((path) => [path, file('')]));
  expect(sortedPaths(tree('b', 'a/c', 'Z'), tree('a', 'b', 'ä'), new Map())).toEqual([
    'Z',
    'a',
    'a/c',
    'b',
    'ä',
  ]);
});
