import { IdpError, throwError } from '../../shared/error.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { unlessMissing, wrapIoError } from './io-error.ts';
import { readBytesOf } from './read-file.ts';

/** The text of a file; `displayPath` is its name in messages. Throws `files/io` if it is missing or not UTF-8. */
export function readTextFile(file: string, displayPath: string = file): string {
  return decode(
    displayPath,
    wrapIoError('read', displayPath, () => readBytesOf(file, displayPath)),
  );
}

/** The text of a file; undefined if there is none. Throws `files/io` as `readTextFile`. */
export function readTextIfAny(file: string, displayPath: string = file): string | undefined {
  const bytes = wrapIoError('read', displayPath, () =>
    unlessMissing(() => readBytesOf(file, displayPath)),
  );
  return bytes && decode(displayPath, bytes);
}

/** The text of a file to quote from, where all else that is wrong with it was reported; empty if it cannot be read. */
export function readTextToQuote(file: string): string {
  try {
    return readTextIfAny(file) ?? '';
  } catch (error) {
    if (error instanceof IdpError) return '';
    throw error;
  }
}

function decode(file: string, bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text !== undefined) return text;
  return throwError({
    code: 'files/io',
    message: `cannot read ${file}: it is not UTF-8 text`,
    hint: 'save it as UTF-8',
  });
}
