import { err, ok, type Result } from '../result.ts';

declare const brand: unique symbol;

/**
 * A path inside a root: relative, forward slashes, no `.` or `..`, and valid on every file system (the naming rules
 * of Windows are the strictest). Never inside `.git`. Source:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export type TreePath = string & { readonly [brand]: 'TreePath' };

const reservedName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
const forbiddenCharacter = /[<>:"|?*\\\u0000-\u001f\u007f]/;
const longestSegment = 255;

/** The path, or the reason why it must not be written. */
export function parseTreePath(text: string): Result<TreePath> {
  const reason = whyNot(text);
  if (reason === undefined) return ok(text as TreePath);
  return err({ code: 'path/invalid', message: `${JSON.stringify(text)} ${reason}` });
}

/** The path if it may be written. */
export function isTreePath(text: string): text is TreePath {
  return whyNot(text) === undefined;
}

function whyNot(text: string): string | undefined {
  if (text === '') return 'is an empty path';
  if (text.startsWith('/') || /^[a-z]:/i.test(text)) return 'is an absolute path';
  const forbidden = forbiddenCharacter.exec(text);
  if (forbidden) return `contains the character ${JSON.stringify(forbidden[0])}`;
  for (const segment of text.split('/')) {
    const reason = whyNotSegment(segment);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whyNotSegment(segment: string): string | undefined {
  if (segment === '') return 'has an empty segment';
  if (segment === '.' || segment === '..') return `leaves its folder with "${segment}"`;
  if (/^(\.git|git~1)$/i.test(segment)) return 'is inside .git, which only git may write';
  if (reservedName.test(segment))
    return `uses the name ${JSON.stringify(segment)}, which Windows reserves`;
  if (/[. ]$/.test(segment)) return 'has a segment that ends in a dot or a space';
  if (Buffer.byteLength(segment) > longestSegment)
    return `has a segment of more than ${longestSegment} bytes`;
  return undefined;
}

/** The folders above a path, the outermost first. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path; empty for a path without one. */
export function parentFolder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A folder as a person types it, without slashes at its end. */
export function withoutEndSlash(folder: string): string {
  return folder.replace(/\/+$/, '');
}
