import type { Diagnostic, Location } from '../diagnostic.ts';
import { foldersAbove, type TreePath } from './path.ts';

/**
 * Paths that some file system takes for one: they differ only in case or Unicode form
 * (macOS, Windows), or one is a file where the other needs a folder.
 */
export function findCollisions(
  paths: Iterable<TreePath>,
  locationOf: (path: TreePath) => Location | undefined = () => undefined,
): readonly Diagnostic[] {
  const byFolded = new Map<string, TreePath>();
  const diagnostics: Diagnostic[] = [];
  const all = [...paths];
  for (const path of all) {
    const duplicate = byFolded.get(fold(path));
    if (duplicate !== undefined)
      diagnostics.push(collision(`${duplicate} and ${path} differ only in case`, locationOf(path)));
    byFolded.set(fold(path), path);
  }
  for (const path of all) {
    const file = foldersAbove(path)
      .map((folder) => byFolded.get(fold(folder)))
      .find((found) => found !== undefined);
    if (file !== undefined)
      diagnostics.push(
        collision(`${file} is a file, but ${path} needs it to be a folder`, locationOf(path)),
      );
  }
  return diagnostics;
}

function collision(message: string, location: Location | undefined): Diagnostic {
  return {
    code: 'path/collision',
    message,
    ...(location && { location }),
    hint: 'rename one of them',
  };
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
