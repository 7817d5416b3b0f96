import type { Labels } from './mark-conflict.ts';

/**
 * The line of the first conflict marker that an update left, from 1. Only lines with its own labels count:
 * a file may well hold other lines that look like markers.
 */
export function findMarker(text: string, { ours, theirs, base }: Labels): number | undefined {
  const markers = [`<<<<<<< ${ours}`, `>>>>>>> ${theirs}`];
  if (base !== undefined) markers.push(`||||||| ${base}`);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const index = lines.findIndex((line) => markers.includes(line));
  return index < 0 ? undefined : index + 1;
}
