import { describe, expect, it, test } from 'vitest';
import { displayWidth, pad, splitCharacters, truncate } from '../../../src/output/text/width.ts';

describe('displayWidth', () => {
  it.each([
    ['letters', 'courier', 7],
    ['nothing', '', 0],
    ['an accent of its own', 'e\u0301te\u0301', 3],
    ['Chinese', '服务', 4],
    ['Korean', '서비스', 6],
    ['full-width letters', 'ＡＢ', 4],
    ['an emoji', '🚚', 2],
    ['a family of emojis', '👩‍👩‍👧', 2],
    ['a flag', '🇳🇴', 2],
    ['a heart with an emoji variation', '❤️', 2],
    ['Greek', 'αβγ', 3],
    ['colours', '\u001b[31mred\u001b[39m', 3],
  ])('counts %s', (_name, text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

test('what is long is split as what is short, in time', () => {
  const parts = ['e\u0301', '👩‍👩‍👧', '🇳🇴', 'a', '服', '\r\n'];
  const text = parts.join('').repeat(2000);
  expect(splitCharacters(text)).toEqual(Array(2000).fill(parts).flat());
});

describe('truncate', () => {
  it.each([
    ['keeps what fits', 'parcel', 6, 'parcel'],
    ['ends in an ellipsis', 'parcels', 6, 'parce…'],
    ['does not halve a wide character', '服务器', 4, '服…'],
  ])('%s', (_name, text, width, expected) => {
    expect(truncate(text, width)).toBe(expected);
  });
});

describe('pad', () => {
  it('fills by columns, not by characters', () => {
    expect(pad('服务', 6)).toBe('服务  ');
  });
});
