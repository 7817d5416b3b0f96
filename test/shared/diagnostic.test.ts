import { expect, test } from 'vitest';
import { compareText, type Diagnostic, sortDiagnostics } from '../../src/shared/diagnostic.ts';

const at = (message: string, file?: string, line?: number, column?: number): Diagnostic => ({
  code: 'manifest/type',
  message,
  ...(file !== undefined && { location: { file, line, column } }),
});

test('problems read from the first file to the last, from top to bottom, from left to right', () => {
  const sorted = [
    at('without a place'),
    at('of a whole file', 'a.yaml'),
    at('early', 'a.yaml', 2, 9),
    at('later in the line', 'a.yaml', 2, 10),
    at('further down', 'a.yaml', 10, 1),
    { ...at('by code', 'b.yaml', 1, 1), code: 'manifest/missing-key' as const },
    at('by message: a', 'b.yaml', 1, 1),
    at('by message: b', 'b.yaml', 1, 1),
  ];
  expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
  expect(sortDiagnostics([...sorted.slice(4), ...sorted.slice(0, 4)])).toEqual(sorted);
});

test('texts are ordered by their units, not by anybody’s alphabet', () => {
  expect(['ä', 'z', 'a', 'Z', 'é', '10', '9'].sort(compareText)).toEqual([
    '10',
    '9',
    'Z',
    'a',
    'z',
    'ä',
    'é',
  ]);
  expect(compareText('same', 'same')).toBe(0);
});
