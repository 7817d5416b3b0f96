import { expect, test } from 'vitest';
import { findMarker } from '../../../src/plan/merge/mark-conflict.ts';

const labels = { ours: 'yours', theirs: 'go-service 2.0.0', base: 'go-service 1.0.0' };

test.each([
  ['none', 'a\nb\n', undefined],
  ['the first', 'a\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\n', 2],
  ['the last alone', 'a\n>>>>>>> go-service 2.0.0', 2],
  ['the middle of three', 'a\n||||||| go-service 1.0.0\n', 2],
  ['one with a carriage return', 'a\r\n<<<<<<< yours\r\n', 2],
  ['one behind a byte order mark', '\uFEFF<<<<<<< yours\n', 1],
  ['not those of others', '<<<<<<< HEAD\n=======\n>>>>>>> main\n', undefined],
  ['not in the middle of a line', '> <<<<<<< yours\n', undefined],
])('%s', (_, text, line) => {
  expect(findMarker(text, labels)).toBe(line);
});
