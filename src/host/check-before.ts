import type { Problem } from '../errors/problem.ts';
import type { Write } from '../plan/change.ts';
import { sameFile, type TreeFile } from '../tree/tree.ts';
import { type Found, findInside } from './find-inside.ts';
import { fileAt, type Place, shownAt } from './place.ts';
import { readFile } from './read-file.ts';
import { linkProblem } from './read-tree.ts';

/** Everything that stands in the way of a commit, before anything is written. */
export function checkAllBefore(place: Place, writes: readonly Write[]): readonly Problem[] {
  const gone = writes.filter(({ kind }) => kind === 'delete').map(({ path }) => path);
  const problems = writes.flatMap((write) => {
    const found = findInside(place, write.path);
    const willGo = (at: string) => gone.some((path) => `${path}/`.startsWith(`${at}/`));
    if (found.kind === 'blocked' && willGo(found.at)) return [];
    return checkBefore(place, write) ?? [];
  });
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

/** Why a write would not meet on disk what its plan saw there; undefined if it does. */
export function checkBefore(place: Place, { path, before }: Write): Problem | undefined {
  const found = findInside(place, path);
  if (found.kind === 'link') return linkProblem(place, found.at);
  if (found.kind === 'blocked') return blocked(place, path, found);
  const onDisk =
    found.kind === 'file' ? readFile(fileAt(place, path), shownAt(place, path)) : undefined;
  return sameFile(onDisk, before) ? undefined : changed(shownAt(place, path), onDisk, before);
}

function blocked(place: Place, path: string, found: Found & { kind: 'blocked' }): Problem {
  const wanted = found.at === path ? 'a file' : 'a folder';
  return {
    code: 'files/changed',
    message: `${shownAt(place, found.at)} is a ${found.by} where ${wanted} would be written`,
    hint: 'move it away, and run it again',
  };
}

export function changed(
  shown: string,
  onDisk: TreeFile | undefined,
  before: TreeFile | undefined,
): Problem {
  const what = before === undefined ? 'appeared' : onDisk === undefined ? 'disappeared' : 'changed';
  return {
    code: 'files/changed',
    message: `${shown} ${what} while it was about to be written`,
    hint: 'run it again: it takes the folder as it is then',
  };
}
