import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countGroups,
  findGroup,
  invalidPatternReason,
  matchesWhole,
} from '../../../src/catalog/manifest/pattern.ts';

test.each<[string, string | undefined]>([
  ['[a-z]+', undefined],
  ['(?<hull>[A-Z]{3})-\\d{4}', undefined],
  ['\\p{Lu}.*', undefined],
  ['[a-z', 'missing closing ]: `[a-z`'],
  ['(a', 'missing closing ): `(a`'],
  ['*', 'missing argument to repetition operator: `*`'],
  ['(?=a)a', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
])('what is wrong with %s', (pattern, reason) => {
  expect(invalidPatternReason(pattern)).toBe(reason);
});

describe('the whole text', () => {
  test.each<[string, string, boolean]>([
    ['[^\\r\\n]+', 'one line', true],
    ['[^\\r\\n]+', 'two\nlines', false],
    ['[a-z]+', 'quay\n', false],
    ['a|b', 'ab', false],
    ['(?:a|b)+', 'abba', true],
    ['.', '🚢', true],
    ['\\u00e9', 'é', true],
    ['[\\w.-]+@[\\w.-]+', 'ada@quay.example', true],
  ])('%s and %j: %s', (pattern, text, fits) => {
    expect(matchesWhole(pattern, text)).toBe(fits);
  });

  test('both engines say the same of plain patterns', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '-', '.', '\\.');
    const atoms = fc.array(atom, { maxLength: 3 }).map((all) => all.join(''));
    const pattern = fc
      .tuple(atoms, atom, fc.constantFrom('*', '+', ''), atoms)
      .map((parts) => parts.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '.'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (one, value) => {
        expect(matchesWhole(one, value)).toBe(matchesWhole(`(?:${one})`, value));
      }),
    );
  });
});

test.each([
  ['(a+)+', `${'a'.repeat(50)}!`],
  ['(.*)*x', 'a'.repeat(50_000)],
  ['(a|a)*b', 'a'.repeat(50_000)],
  ['\\w*\\w*\\w*\\w*\\d', 'a'.repeat(20_000)],
])('%s takes no time that grows faster than the text', (pattern, text) => {
  expect(matchesWhole(pattern, text)).toBe(false);
});

describe('the first group', () => {
  test.each<[string, string, string | undefined]>([
    ['^port: (\\d+)$', 'name: quay\nport: 80\n', '80'],
    ['port: (\\d+)', 'harbour: 80', undefined],
    ['port(?:: (\\d+))?', 'port', undefined],
    ['port', 'port', undefined],
  ])('of %s in %j', (pattern, text, value) => {
    expect(findGroup(pattern, text)).toBe(value);
  });

  test('groups are counted', () => {
    expect(['a', '(a)', '(?:a)', '(a)(b(c))'].map(countGroups)).toEqual([0, 1, 0, 3]);
  });
});
