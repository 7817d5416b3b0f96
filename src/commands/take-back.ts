import { commitInPlace } from '../host/commit-in-place.ts';
import { restoreIndex } from '../host/git-conflicts.ts';
import { keepWorkTree } from '../host/keep-work-tree.ts';
import { readTree } from '../host/read-tree.ts';
import { changedSince, restoreSnapshot } from '../host/restore-snapshot.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import type { Snapshot } from '../lockfile/unfinished.ts';
import { writeOf } from './commit-following.ts';
import type { OpenService } from './follow.ts';
import { findUnfinished } from './waiting-update.ts';

/**
 * Puts a service back as it was before an update: first what its commands left, then its own files, then what
 * the commands before them left. That it waits is forgotten last, so that a kill leaves it to be done again.
 * `isSpared` says which paths stay as they are. Whether git keeps what stood there, since a person may have
 * written some of it while commands ran.
 */
export async function takeBack(
  service: OpenService,
  isSpared: (path: string) => boolean = () => false,
): Promise<boolean> {
  const { unfinished, file } = await findUnfinished(service);
  const { begun, prior, before, created, conflicts, index } = unfinished;
  const { root, shown } = service;
  const isKept = begun !== undefined && takeBackCommands(service, begun, isSpared);
  const paths = [...before.keys(), ...created];
  const now = readTree(root, paths, shown);
  const writes = paths.flatMap((path) => writeOf(path, now.get(path), before.get(path)));
  await commitInPlace(root, writes, shown);
  restoreIndex(root, conflicts, index);
  if (prior) restoreSnapshot(service, prior, prior.touched);
  await commitInPlace(root, writeOf(unfinishedPath, file, undefined), shown);
  return isKept;
}

/** Puts back what changed since a snapshot. */
export function takeBackCommands(
  service: OpenService,
  begun: Snapshot,
  isSpared: (path: string) => boolean = () => false,
): boolean {
  const isKept = keepWorkTree(service.root);
  const changed = changedSince(service, begun);
  restoreSnapshot(
    service,
    begun,
    changed.filter((path) => !isSpared(path)),
  );
  return isKept;
}
