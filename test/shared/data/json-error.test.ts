import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from '../../../src/shared/data/json-error.ts';

test.each([
  ['', 'a value is expected, but the text ends', 0],
  ['  \n', 'a value is expected, but the text ends', 3],
  ['{"port":}', 'a value is expected', 8],
  ['{"port": 1,\n}', 'a key in double quotes is expected', 12],
  ["{'port': 1}", 'a key in double quotes or } is expected', 1],
  ['{"port" 1}', ': is expected', 8],
  ['{\n  "name": "orders"\n  "port": 1\n}', ', or } is expected', 23],
  ['{"port": 1', ', or } is expected, but the text ends', 10],
  ['[1 2]', ', or ] is expected', 3],
  ['[1,]', 'a value is expected', 3],
  ['[1', ', or ] is expected, but the text ends', 2],
  ['[,1]', 'a value or ] is expected', 1],
  ['{"port": 1}}', 'nothing more is expected', 11],
  ['01', 'nothing more is expected', 1],
  ['+1', 'a value is expected', 0],
  ['nul', 'a value is expected', 0],
  ['"orders', 'this text is not closed, or holds what must be escaped', 0],
  ['["a\nb"]', 'this text is not closed, or holds what must be escaped', 1],
  ['"\\x41"', 'this text is not closed, or holds what must be escaped', 0],
  ['{"a": 1 // port\n}', ', or } is expected', 8],
  ['\ufeff{}', 'a value is expected', 0],
  ['[}', 'a value or ] is expected', 1],
])('%j: %s at %i', (text, message, offset) => {
  expect(findJsonError(text)).toEqual({ message, offset });
});

test('finds a fault where JSON.parse does, and nowhere else', () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '1', ' ', '\n', '\\', ':'))
    .map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
      expect(findJsonError(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test('ten thousand lists in each other do not exhaust the stack', () => {
  expect(findJsonError('['.repeat(10_000))?.offset).toBe(10_000);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
