import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOfGit } from './ask-git.ts';
import { statsOf } from './find-inside.ts';
import { diffEntries, gitOn } from './git-index.ts';
import { fileAt, foldersAbove, type Place, shownAt } from './place.ts';
import type { Restoration } from './restore-snapshot.ts';

/**
 * Throws `files/changed` for everything in the way of a restoration that it would not remove itself: a link or a
 * file where a folder is to be, a folder that holds more than what goes. Nothing is changed then.
 */
export function checkRestorable(place: Place, { states, index }: Restoration): void {
  if (index && diffEntries(index.from, index.to).size > 0) checkLock(place);
  const gone = new Set(
    [...states].flatMap(([path, { kind }]) => (kind === 'absent' ? [path] : [])),
  );
  const wanted = [...states].flatMap(([path, { kind }]) => (kind === 'absent' ? [] : [path]));
  const inTheWay = new Set(wanted.flatMap((path) => findInTheWay(place, path, gone) ?? []));
  failIfAny([...inTheWay].map((path) => problemOf(place, path)));
}

/** Another git that is at work, or was killed: git itself would refuse, but only after the files are restored. */
function checkLock(place: Place): void {
  const file = gitOn(place, ['rev-parse', '--git-path', 'index.lock']).stdout.trim();
  if (statsOf(resolve(place.root, file)) === undefined) return;
  fail(refusalOfGit(place.shown, { stderr: `fatal: Unable to create '${file}': File exists.` }));
}

function findInTheWay(place: Place, path: string, gone: ReadonlySet<string>): string | undefined {
  const above = foldersAbove(path).find((folder) => {
    const stats = statsOf(fileAt(place, folder));
    return stats !== undefined && !stats.isDirectory();
  });
  if (above !== undefined) return gone.has(above) ? undefined : above;
  const stats = statsOf(fileAt(place, path), shownAt(place, path));
  if (stats?.isDirectory()) return holdsOnly(place, path, gone) ? undefined : path;
  return stats === undefined || stats.isFile() || stats.isSymbolicLink() ? undefined : path;
}

function holdsOnly(place: Place, folder: string, gone: ReadonlySet<string>): boolean {
  const entries = readdirSync(fileAt(place, folder), { withFileTypes: true });
  return entries.every((entry) => {
    const path = `${folder}/${entry.name}`;
    if (gone.has(path) || gone.has(`${path}/`)) return true;
    return entry.isDirectory() && holdsOnly(place, path, gone);
  });
}

function problemOf(place: Place, path: string): Problem {
  const stats = statsOf(fileAt(place, path));
  const what = stats?.isSymbolicLink()
    ? 'a symbolic link'
    : stats?.isDirectory()
      ? 'a folder'
      : stats?.isFile()
        ? 'a file'
        : 'neither a file nor a folder';
  return {
    code: 'files/changed',
    message: `${shownAt(place, path)} is ${what}, in the way of what is to be restored`,
    hint: 'move it away, and run idp update --abort',
  };
}
