import { expect, test } from 'vitest';
import { readTextIfAny } from '../../src/system/files/read-text.ts';

test('a path with a NUL is told as no path, and not as a bug', () => {
  expect(() => readTextIfAny('deck\u0000/log.txt')).toThrow(
    expect.objectContaining({
      diagnostics: [
        {
          code: 'files/io',
          message: 'cannot read "deck\\u0000/log.txt": it is no path',
          hint: 'name a file without control characters',
        },
      ],
    }),
  );
});
