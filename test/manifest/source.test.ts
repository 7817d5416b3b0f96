import { describe, expect, test } from 'vitest';
import { orThrow } from '../../src/errors/checked.ts';
import { readDocument } from '../../src/manifest/parse.ts';
import { placeOfKey, placeOfText, placeOfValue } from '../../src/manifest/source.ts';

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

const source = orThrow(readDocument(text, 'f.yaml'));
const at = (line: number, column: number, length: number) => ({
  file: 'f.yaml',
  line,
  column,
  length,
});

describe('places', () => {
  test.each([
    ['a value', placeOfValue(source, ['metadata', 'name']), at(2, 9, 8)],
    ['a value in a list', placeOfValue(source, ['spec', 'files', 0, 'path']), at(5, 15, 8)],
    ['a mapping', placeOfValue(source, ['spec', 'files', 0]), at(5, 7, 1)],
    ['a folded text', placeOfValue(source, ['spec', 'long']), at(7, 9, 1)],
    ['a value that is not there: its key', placeOfValue(source, ['spec', 'none']), at(3, 1, 4)],
    ['the whole', placeOfValue(source, []), at(1, 1, 1)],
    ['a key', placeOfKey(source, ['spec', 'parameters', 'name']), at(10, 5, 4)],
    ['a key of an item', placeOfKey(source, ['spec', 'files', 1, 'path']), at(6, 7, 4)],
    [
      'a key that is not there: what it lacks in',
      placeOfKey(source, ['spec', 'files', 1, 'when']),
      at(6, 7, 1),
    ],
    ['a text in single quotes', placeOfText(source, ['spec', 'files', 0, 'when']), at(5, 32, 10)],
    ['a text without quotes', placeOfText(source, ['spec', 'files', 1, 'path']), at(6, 13, 4)],
  ])('%s', (_, place, expected) => {
    expect(place).toEqual(expected);
  });
});
