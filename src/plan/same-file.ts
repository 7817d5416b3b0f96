import { decodeTexts } from '../tree/text.ts';
import { sameBytes, type TreeFile } from '../tree/tree.ts';

/**
 * Whether a file is as it was given, but for line ends: those that git turns into CRLF when it checks a file
 * out on Windows (`core.autocrlf`) are no edit of a developer.
 */
export function sameButLineEnds(given: Uint8Array, ours: Uint8Array): boolean {
  if (sameBytes(given, ours)) return true;
  if (given.length >= ours.length || given.includes(0x0d)) return false;
  const [text, own] = decodeTexts([given, ours])?.texts ?? [];
  return text !== undefined && own === text.replaceAll('\n', '\r\n');
}

/** The same of a file with its mode. */
export function isUntouched(given: TreeFile | undefined, ours: TreeFile | undefined): boolean {
  if (given === undefined || ours === undefined) return given === ours;
  return given.executable === ours.executable && sameButLineEnds(given.bytes, ours.bytes);
}
