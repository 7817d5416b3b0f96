import { mkdirSync, writeFileSync } from 'node:fs';
import { parentFolder } from '../../shared/tree/path.ts';
import type { Tree, TreeFile } from '../../shared/tree/tree.ts';
import { guardPath } from './guard-path.ts';
import { wrapIoError } from './io-error.ts';
import { joinPath } from './join-path.ts';
import { mapInBatches } from './map-in-batches.ts';

/** Writes files into a new, empty folder; `displayPath` is its name in messages. */
export async function writeTree(folder: string, displayPath: string, files: Tree): Promise<void> {
  const made = new Set<string>(['']);
  await mapInBatches(files, ([path, file]) => {
    guardPath(path);
    wrapIoError('write', joinPath(displayPath, path), () => {
      makeFolder(folder, parentOf(path), made);
      writeNewFile(`${folder}/${path}`, file);
    });
  });
}

/** Writes a file that must not exist; the process's umask takes its bits off. */
export function writeNewFile(file: string, { bytes, executable, isPrivate }: TreeFile): void {
  const mode = isPrivate ? 0o600 : executable ? 0o755 : 0o644;
  writeFileSync(file, bytes, { flag: 'wx', mode });
}

function makeFolder(root: string, folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  makeFolder(root, parentOf(folder), made);
  mkdirSync(`${root}/${folder}`);
  made.add(folder);
}

function parentOf(path: string): string {
  return parentFolder(path);
}
