import { expect, test } from 'vitest';
import { wrap } from '../../../src/output/text/wrap.ts';

test.each<[string, string, number, readonly string[]]>([
  ['between words', 'a service of payments', 10, ['a service', 'of', 'payments']],
  ['after a hyphen where a word is too long', 'platform-team', 10, ['platform-', 'team']],
  ['after the last hyphen that fits', 'a-b-c-d-e', 6, ['a-b-c-', 'd-e']],
  ['within a word without a hyphen', 'observability', 8, ['observab', 'ility']],
  ['as it is where it fits', 'platform-team', 13, ['platform-team']],
])('breaks %s', (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
