import { readFileSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import { decodeText } from '../tree/text.ts';
import { attempt, ifThere } from './fault.ts';

/** The text of a file; `shown` is what the person calls it. Throws `host/io` without it, or if it is no UTF-8. */
export function readTextFile(file: string, shown: string = file): string {
  return decode(
    shown,
    attempt('read', shown, () => readFileSync(file)),
  );
}

/** The text of a file; undefined where there is none. Read at once as text; looked at closely only where that failed. */
export function readTextIfAny(file: string): string | undefined {
  const text = attempt('read', file, () => ifThere(() => readFileSync(file, 'utf8')));
  const isSure = text === undefined || !/[\0\ufffd]/.test(text);
  return isSure ? text : readTextFile(file);
}

function decode(file: string, bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text !== undefined) return text;
  return fail({
    code: 'host/io',
    message: `cannot read ${file}: it is not UTF-8 text`,
    hint: 'save it as UTF-8',
  });
}
