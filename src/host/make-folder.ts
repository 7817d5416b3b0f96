import { mkdirSync } from 'node:fs';
import { attempt } from './fault.ts';

/** Makes a folder with those above it; one that is there is no fault. Throws `files/io`. */
export function makeFolder(folder: string): void {
  attempt('make', folder, () => mkdirSync(folder, { recursive: true }));
}
