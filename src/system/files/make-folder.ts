import { mkdirSync } from 'node:fs';
import { wrapIoError } from './io-error.ts';

/** Makes a folder with those above it; one that is there is no fault. Throws `files/io`. */
export function makeFolder(folder: string): void {
  wrapIoError('make', folder, () => mkdirSync(folder, { recursive: true }));
}
