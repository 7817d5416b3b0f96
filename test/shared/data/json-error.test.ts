import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from '../../../src/shared/data/json-error.ts';

test.each([
  ['', 'expected a value, but the text ends here', 0],
  ['  \n', 'expected a value, but the text ends here', 3],
  ['{"port":}', 'expected a value', 8],
  ['{"port": 1,\n}', 'expected a key in double quotes', 12],
  ["{'port': 1}", 'expected a key in double quotes or }', 1],
  ['{"port" 1}', 'expected :', 8],
  ['{\n  "name": "orders"\n  "port": 1\n}', 'expected , or }', 23],
  ['{"port": 1', 'expected , or }, but the text ends here', 10],
  ['[1 2]', 'expected , or ]', 3],
  ['[1,]', 'expected a value', 3],
  ['[1', 'expected , or ], but the text ends here', 2],
  ['[,1]', 'expected a value or ]', 1],
  ['{"port": 1}}', 'expected the end of the text', 11],
  ['01', 'expected the end of the text', 1],
  ['+1', 'expected a value', 0],
  ['nul', 'expected a value', 0],
  ['"orders', 'unterminated string, or an unescaped character in it', 0],
  ['["a\nb"]', 'unterminated string, or an unescaped character in it', 1],
  ['"\\x41"', 'unterminated string, or an unescaped character in it', 0],
  ['{"a": 1 // port\n}', 'expected , or }', 8],
  ['\ufeff{}', 'expected a value', 0],
  ['[}', 'expected a value or ]', 1],
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
