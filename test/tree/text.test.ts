import { expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/tree/text.ts';

test.each([
  ['', ''],
  ['6f726465727320e28692', 'orders →'],
  ['efbbbf61', '\ufeffa'],
  ['610d0a', 'a\r\n'],
  ['f09f9a80', '🚀'],
])('the bytes %s are the text %j', (hex, text) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(decodeText(bytes)).toBe(text);
  expect(Buffer.from(encodeText(text)).toString('hex')).toBe(hex);
});

test.each([
  ['6100', 'a NUL'],
  ['fc6265722e', 'Latin-1'],
  ['fffe6100', 'UTF-16'],
  ['e282', 'a character cut off'],
  ['eda080', 'half a surrogate pair'],
  ['c0af', 'a slash written too long'],
  ['89504e470d0a1a0a', 'the head of a PNG'],
])('the bytes %s are no text: %s', (hex) => {
  expect(decodeText(Buffer.from(hex, 'hex'))).toBeUndefined();
});
