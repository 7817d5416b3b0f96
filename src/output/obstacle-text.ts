import type { HeldChange } from '../plan/change.ts';
import type { Obstacle, ObstacleKind } from '../plan/obstacle.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { listFirst } from '../shared/list-first.ts';
import { withoutEndSlash } from '../shared/tree/path.ts';

/** Describes an obstacle, after its path. */
export const describeObstacle: Readonly<Record<ObstacleKind, string>> = {
  link: 'is a symbolic link',
  folder: 'is a folder',
  file: 'is a file',
  pipe: 'is a named pipe',
  socket: 'is a socket',
  device: 'is a device',
  unreadable: 'cannot be read',
  'not-checked-out': 'not checked out',
  ignored: 'ignored by git and absent',
};

/** Why a path is blocked or skipped; `prefix` precedes each path. */
export function heldNote({ kind, path, obstacle, version }: HeldChange, prefix: string): string {
  const where = obstacle.at === path ? '' : `${prefix}${obstacle.at} `;
  const reason = `${where}${obstacleText(obstacle, prefix)}`;
  if (version !== undefined) return `${reason}, still at ${version}`;
  return kind === 'skipped' ? reason : `${reason}; not written`;
}

/** The same without the path itself. */
export function obstacleText({ kind, holds }: Obstacle, prefix: string): string {
  return holds === undefined
    ? describeObstacle[kind]
    : `${describeObstacle[kind]} that contains ${prefix}${holds}`;
}

/** What could not be updated, one problem for each thing in the way. */
export function blockedDiagnostics(
  blocked: readonly HeldChange[],
  prefix: string,
): readonly Diagnostic[] {
  const byCause = new Map<string, string[]>();
  for (const { path, obstacle } of blocked) {
    const cause = `${prefix}${obstacle.at} ${obstacleText(obstacle, prefix)}`;
    const paths = obstacle.at === path ? [] : [`${prefix}${path}`];
    byCause.set(cause, [...(byCause.get(cause) ?? []), ...paths]);
  }
  return [...byCause].map(([cause, paths]) => ({
    code: 'plan/blocked',
    message: `${cause}, so ${paths.length === 0 ? 'it was' : `${listFirst(paths)} ${paths.length === 1 ? 'was' : 'were'}`} not updated`,
    hint: 'move it away, then run idp update; everything else is done',
  }));
}

/** The prefix of a path if the current folder is not the project's. */
export function prefixOf(folder: string): string {
  return folder === '' || folder === '.' ? '' : `${withoutEndSlash(folder)}/`;
}
