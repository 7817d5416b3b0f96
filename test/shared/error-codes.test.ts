import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/shared/error-codes.ts';
import { readSources, withoutComments } from '../architecture/sources.ts';

const code = readSources()
  .filter(({ path }) => path !== 'errors/codes.ts')
  .map(({ text }) => withoutComments(text))
  .join('\n');

describe.each(Object.entries(errorCodes))('%s', (name, { meaning }) => {
  test('is named room/what', () => {
    expect(name).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
  });

  test('means something, in a sentence', () => {
    expect(meaning).toMatch(/^[A-Z.].*[a-z)]\.$/);
    expect(meaning.length).toBeLessThan(100);
  });

  test('is reported by something', () => {
    expect(code.includes(`'${name}'`)).toBe(true);
  });
});

test('no two codes mean the same', () => {
  const meanings = Object.values(errorCodes).map(({ meaning }) => meaning);
  expect(new Set(meanings).size).toBe(meanings.length);
});
