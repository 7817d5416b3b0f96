import type { Labels } from './merge-text.ts';

/**
 * The line of the first conflict marker that an update left, from 1. Only lines with its own labels count:
 * a file may well hold other lines that look like markers.
 */
export function findMarker(text: string, { ours, theirs }: Labels): number | undefined {
  const lines = text.split(/\r?\n/);
  const index = lines.findIndex(
    (line) => line === `<<<<<<< ${ours}` || line === `>>>>>>> ${theirs}`,
  );
  return index < 0 ? undefined : index + 1;
}
