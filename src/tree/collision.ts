import type { Place, Problem } from '../errors/problem.ts';
import type { TreePath } from './path.ts';

/**
 * Paths that some file system takes for one: they differ only in case or Unicode form
 * (macOS, Windows), or one is a file where the other needs a folder.
 */
export function findCollisions(
  paths: Iterable<TreePath>,
  placeOf: (path: TreePath) => Place | undefined = () => undefined,
): readonly Problem[] {
  const byFolded = new Map<string, TreePath>();
  const problems: Problem[] = [];
  const all = [...paths];
  for (const path of all) {
    const twin = byFolded.get(fold(path));
    if (twin !== undefined)
      problems.push(collision(`${twin} and ${path} differ only in case`, placeOf(path)));
    byFolded.set(fold(path), path);
  }
  for (const path of all) {
    const file = foldersOf(path)
      .map((folder) => byFolded.get(fold(folder)))
      .find((found) => found !== undefined);
    if (file !== undefined)
      problems.push(
        collision(`${file} is a file, but ${path} needs it to be a folder`, placeOf(path)),
      );
  }
  return problems;
}

function collision(message: string, place: Place | undefined): Problem {
  return { code: 'path/collision', message, ...(place && { place }), hint: 'rename one of them' };
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function foldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
