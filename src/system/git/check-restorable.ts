import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { statsOf } from '../files/find-inside.ts';
import { displayPathAt, fileAt, type Workspace } from '../files/workspace.ts';
import { diffEntries, gitOn } from './index-entries.ts';
import { gitRefusal } from './read-from-git.ts';
import type { Restoration } from './restore-snapshot.ts';

/**
 * Throws `files/changed` for everything in the way of a restoration that it would not remove itself: a link or a
 * file where a folder is to be, a folder that holds more than what goes. Nothing is changed then.
 */
export function checkRestorable(workspace: Workspace, { states, index }: Restoration): void {
  if (index && diffEntries(index.from, index.to).size > 0) checkLock(workspace);
  const gone = new Set(
    [...states].flatMap(([path, { kind }]) => (kind === 'absent' ? [path] : [])),
  );
  const wanted = [...states].flatMap(([path, { kind }]) => (kind === 'absent' ? [] : [path]));
  const obstacle = new Set(wanted.flatMap((path) => findObstacle(workspace, path, gone) ?? []));
  throwIfAny([...obstacle].map((path) => diagnosticOf(workspace, path)));
}

/** Another git that is at work, or was killed: git itself would refuse, but only after the files are restored. */
function checkLock(workspace: Workspace): void {
  const file = gitOn(workspace, ['rev-parse', '--git-path', 'index.lock']).stdout.trim();
  if (statsOf(resolve(workspace.root, file)) === undefined) return;
  throwError(
    gitRefusal(workspace.displayPath, {
      stderr: `fatal: Unable to create '${file}': File exists.`,
    }),
  );
}

function findObstacle(
  workspace: Workspace,
  path: string,
  gone: ReadonlySet<string>,
): string | undefined {
  const above = foldersAbove(path).find((folder) => {
    const stats = statsOf(fileAt(workspace, folder));
    return stats !== undefined && !stats.isDirectory();
  });
  if (above !== undefined) return gone.has(above) ? undefined : above;
  const stats = statsOf(fileAt(workspace, path), displayPathAt(workspace, path));
  if (stats?.isDirectory()) return holdsOnly(workspace, path, gone) ? undefined : path;
  return stats === undefined || stats.isFile() || stats.isSymbolicLink() ? undefined : path;
}

function holdsOnly(workspace: Workspace, folder: string, gone: ReadonlySet<string>): boolean {
  const entries = readdirSync(fileAt(workspace, folder), { withFileTypes: true });
  return entries.every((entry) => {
    const path = `${folder}/${entry.name}`;
    if (gone.has(path) || gone.has(`${path}/`)) return true;
    return entry.isDirectory() && holdsOnly(workspace, path, gone);
  });
}

function diagnosticOf(workspace: Workspace, path: string): Diagnostic {
  const stats = statsOf(fileAt(workspace, path));
  const what = stats?.isSymbolicLink()
    ? 'a symbolic link'
    : stats?.isDirectory()
      ? 'a folder'
      : stats?.isFile()
        ? 'a file'
        : 'neither a file nor a folder';
  return {
    code: 'files/changed',
    message: `${displayPathAt(workspace, path)} is ${what} and blocks a file that must be restored`,
    hint: 'move it away, then run idp update --abort',
  };
}
