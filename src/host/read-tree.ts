import { failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import type { TreePath } from '../tree/path.ts';
import type { Tree, TreeFile } from '../tree/tree.ts';
import { collect } from './fault.ts';
import { createFinder } from './find-inside.ts';
import { fileAt, type Place, shownAt } from './place.ts';
import { readFile } from './read-file.ts';

/**
 * "Ours": those of the paths that are files inside the root. A folder in a file's place, or a file in
 * a folder's, is left out: the commit refuses it. `shown` is the root's name in messages. Throws every
 * symbolic link on the way as `files/link`.
 */
export function readTree(root: string, paths: Iterable<TreePath>, shown: string = root): Tree {
  const place = { root, shown };
  const tree = new Map<TreePath, TreeFile>();
  const links = new Map<string, Problem>();
  const problems: Problem[] = [];
  const find = createFinder(place);
  for (const path of paths) {
    const found = find(path);
    if (found.kind === 'link') links.set(found.at, linkProblem(place, found.at));
    if (found.kind !== 'file') continue;
    const file = collect(problems, () => readFile(fileAt(place, path), shownAt(place, path)));
    if (file) tree.set(path, file);
  }
  failIfAny([...links.values(), ...problems]);
  return tree;
}

export function linkProblem(place: Place, at: string): Problem {
  const message = `${shownAt(place, at)} is a symbolic link, and nothing is written through one`;
  return { code: 'files/link', message, hint: 'put a real folder or file in its place' };
}
