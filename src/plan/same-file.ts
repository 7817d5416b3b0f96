import { decodeTexts } from '../tree/text.ts';
import { type AnyFile, type Content, sameContent, type TreeFile } from '../tree/tree.ts';

/**
 * Whether a file is as it was given, but for line ends: those that git turns into CRLF when it checks a file
 * out on Windows (`core.autocrlf`) are no edit of a developer.
 */
export function sameButLineEnds(given: Content, ours: TreeFile): boolean {
  if (sameContent(given, ours)) return true;
  const decoded = decodeTexts([ours.bytes]);
  const [own = ''] = decoded?.texts ?? [];
  const text = own.replaceAll('\r\n', '\n');
  if (decoded === undefined || own === text || text.includes('\r')) return false;
  const isWindows = own === text.replaceAll('\n', '\r\n');
  return isWindows && sameContent(given, { bytes: decoded.encode(text) });
}

/** The same of a file with its mode. */
export function isUntouched(given: AnyFile | undefined, ours: TreeFile | undefined): boolean {
  if (given === undefined || ours === undefined) return given === ours;
  return given.executable === ours.executable && sameButLineEnds(given, ours);
}
