import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/catalog/manifest/parse.ts';
import {
  locationOfKey,
  locationOfText,
  locationOfValue,
} from '../../../src/catalog/manifest/source-map.ts';
import { unwrap } from '../../../src/shared/result.ts';

const text = `metadata:
  name: shipping
spec:
  files:
    - { path: "src/**", when: '(eq a 1)' }
    - path: docs
  long: >
    folded
  parameters:
    name: {}
`;

const source = unwrap(readDocument(text, 'f.yaml'));
const at = (line: number, column: number, length: number) => ({
  file: 'f.yaml',
  line,
  column,
  length,
});

describe('places', () => {
  test.each([
    ['a value', locationOfValue(source, ['metadata', 'name']), at(2, 9, 8)],
    ['a value in a list', locationOfValue(source, ['spec', 'files', 0, 'path']), at(5, 15, 8)],
    ['a mapping', locationOfValue(source, ['spec', 'files', 0]), at(5, 7, 1)],
    ['a folded text', locationOfValue(source, ['spec', 'long']), at(7, 9, 1)],
    ['a value that is not there: its key', locationOfValue(source, ['spec', 'none']), at(3, 1, 4)],
    ['the whole', locationOfValue(source, []), at(1, 1, 1)],
    ['a key', locationOfKey(source, ['spec', 'parameters', 'name']), at(10, 5, 4)],
    ['a key of an item', locationOfKey(source, ['spec', 'files', 1, 'path']), at(6, 7, 4)],
    [
      'a key that is not there: what it lacks in',
      locationOfKey(source, ['spec', 'files', 1, 'when']),
      at(6, 7, 1),
    ],
    [
      'a text in single quotes',
      locationOfText(source, ['spec', 'files', 0, 'when']),
      at(5, 32, 10),
    ],
    ['a text without quotes', locationOfText(source, ['spec', 'files', 1, 'path']), at(6, 13, 4)],
  ])('%s', (_, location, expected) => {
    expect(location).toEqual(expected);
  });
});
