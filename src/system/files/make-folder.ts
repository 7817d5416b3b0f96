import { mkdirSync } from 'node:fs';
import { wrapIoError } from './io-error.ts';

/** Creates a folder and its parents; an existing one is fine. Throws `files/io`. */
export function makeFolder(folder: string): void {
  wrapIoError('make', folder, () => mkdirSync(folder, { recursive: true }));
}
