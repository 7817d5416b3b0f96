import { type Dirent, readdirSync } from 'node:fs';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import { compareText } from '../../shared/diagnostic.ts';
import { throwError } from '../../shared/error.ts';
import { unlessMissing, wrapIoError } from './io-error.ts';
import { joinPath } from './join-path.ts';
import { readFile } from './read-file.ts';

/** All files below a folder, and the paths of its symbolic links, which are not followed; both sorted. */
interface Folder {
  readonly files: readonly SkeletonFile[];
  readonly links: readonly string[];
}

/**
 * Reads a folder recursively; `displayPath` is its name in messages. A folder that does not exist has no files. Paths that
 * were already read are omitted. Throws `files/io` for unreadable paths, and for those that are neither file nor
 * folder.
 */
export function readFolder(root: string, displayPath: string, known?: string): Folder {
  const files: SkeletonFile[] = [];
  const links: string[] = [];
  for (const { path, entry } of walk(root, '')) {
    if (path === known) continue;
    const file = joinPath(displayPath, path);
    if (entry.isSymbolicLink()) links.push(path);
    else if (entry.isFile()) files.push({ path, file, ...readFile(joinPath(root, path), file) });
    else throwNeither(file);
  }
  return {
    files: files.sort((a, b) => compareText(a.path, b.path)),
    links: links.sort(compareText),
  };
}

interface FolderEntry {
  readonly path: string;
  readonly entry: Dirent;
}

function* walk(root: string, folder: string): Iterable<FolderEntry> {
  const absolute = folder === '' ? root : joinPath(root, folder);
  const list = () => readdirSync(absolute, { withFileTypes: true });
  const entries = wrapIoError('read', absolute, () =>
    folder === '' ? unlessMissing(list) : list(),
  );
  for (const entry of entries ?? []) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, entry };
  }
}

function throwNeither(file: string): never {
  const message = `cannot read ${file}: it is neither a file nor a folder`;
  return throwError({ code: 'files/io', message, hint: 'remove it' });
}
