import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tree } from '../../../src/shared/tree/tree.ts';
import { printOf } from '../../../src/system/files/journal.ts';
import { readFolder } from '../../../src/system/files/read-folder.ts';

/** A folder's files as `path print`, one a line: their bytes and execute bits. */
export function printsOnDisk(folder: string): string {
  return readFolder(folder, folder)
    .files.map((file) => `${file.path} ${printOf(file)}`)
    .join('\n');
}

/** The same of a tree in memory. */
export function printsOf(tree: Tree): string {
  return [...tree]
    .map(([path, file]) => [path, printOf(file)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((entry) => entry.join(' '))
    .join('\n');
}

export function layTree(folder: string, tree: Tree): void {
  for (const [path, { bytes, executable }] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes, { mode: executable ? 0o755 : 0o644 });
  }
}

/** The folders below a folder, none of which may be empty. */
export function emptyFolders(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.length === 0) return [folder];
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => emptyFolders(join(folder, name)));
}
