import { expect, test } from 'vitest';
import { readTextIfAny } from '../../src/system/files/read-text.ts';

test('a path with a NUL is reported as no path, and not as a bug', () => {
  expect(() => readTextIfAny('deck\u0000/log.txt')).toThrow(
    expect.objectContaining({
      diagnostics: [
        {
          code: 'files/io',
          message: 'cannot read "deck\\u0000/log.txt": not a valid path',
          hint: 'use a name without control characters',
        },
      ],
    }),
  );
});
