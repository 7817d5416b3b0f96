import { decodeTexts } from '../shared/tree/text.ts';
import { type AnyFile, type FileContent, sameContent, type TreeFile } from '../shared/tree/tree.ts';

/**
 * Whether a file equals the generated one, except for line ends: CRLF that git writes on checkout on Windows
 * (`core.autocrlf`) is not a local change.
 */
export function sameButLineEnds(provided: FileContent, ours: TreeFile): boolean {
  if (sameContent(provided, ours)) return true;
  const decoded = decodeTexts([ours.bytes]);
  const [own = ''] = decoded?.texts ?? [];
  const text = own.replaceAll('\r\n', '\n');
  if (decoded === undefined || own === text || text.includes('\r')) return false;
  const isWindows = own === text.replaceAll('\n', '\r\n');
  return isWindows && sameContent(provided, { bytes: decoded.encode(text) });
}

/** The same of a file with its mode. */
export function isUntouched(provided: AnyFile | undefined, ours: TreeFile | undefined): boolean {
  if (provided === undefined || ours === undefined) return provided === ours;
  return provided.executable === ours.executable && sameButLineEnds(provided, ours);
}
