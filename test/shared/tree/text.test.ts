import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, decodeTexts, encodeText, isText } from '../../../src/shared/tree/text.ts';

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
])('the bytes %s are not text: %s', (hex) => {
  expect(decodeText(Buffer.from(hex, 'hex'))).toBeUndefined();
});

test.each([
  ['', true, 'an empty file'],
  ['636166e9', true, 'Latin-1'],
  ['83658358', true, 'Shift-JIS'],
  [`${'61'.repeat(8000)}00`, true, 'a NUL behind the first 8000 bytes'],
  [`${'61'.repeat(7999)}00`, false, 'a NUL as the last of the first 8000 bytes'],
  ['fffe6100', false, 'UTF-16'],
])('by git’s rule the bytes %.12s are a text: %s (%s)', (hex, expected) => {
  expect(isText(Buffer.from(hex, 'hex'))).toBe(expected);
});

test('whatever bytes a text has, its lines give them back', () => {
  const bytes = fc.uint8Array({ min: 1, maxLength: 40 });
  fc.assert(
    fc.property(bytes, fc.boolean(), (all, isMarked) => {
      const file = isMarked ? Buffer.concat([Buffer.from('\ufeff'), all]) : all;
      const decoded = decodeTexts([file]);
      expect(Buffer.compare(decoded?.encode(decoded.texts[0]) ?? Buffer.alloc(1), file)).toBe(0);
    }),
  );
});

test('versions of one text are decoded alike, and words of our own with them', () => {
  const decoded = decodeTexts([Buffer.from('größe\n'), Buffer.from('gr\xf6\xdfe\n', 'latin1')]);
  expect(decoded?.texts).toEqual(['gr\xc3\xb6\xc3\x9fe\n', 'gr\xf6\xdfe\n']);
  expect(Buffer.from(decoded?.encode(decoded.spell('größer')) ?? '').toString()).toBe('größer');
  expect(decodeTexts([Buffer.from('a'), Buffer.from([0])])).toBeUndefined();
});
