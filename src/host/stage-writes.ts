import { chmodSync, copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { isMove, type Write } from '../plan/change.ts';
import type { TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import type { IndexMark } from './git-conflicts.ts';
import { inBatches } from './in-batches.ts';
import { type Journal, printJournal, printOf } from './journal.ts';
import { thisOwner } from './owner.ts';
import { permissionBits, permissionsFor } from './permissions.ts';
import { fileAt, foldersAbove, ownFolder, type Place, shownAt } from './place.ts';
import { makeStaging } from './staging.ts';
import { writeNewFile } from './write-tree.ts';

/** Lays out all that a commit needs in a staging folder: new files, old files, and the journal last. */
export async function stageWrites(
  place: Place,
  staging: string,
  writes: readonly Write[],
  marks: readonly IndexMark[] = [],
): Promise<Journal> {
  const journal = { ...journalOf(place, writes), marks };
  attempt('write', place.shown, () => {
    mkdirSync(`${staging}/new`);
    mkdirSync(`${staging}/old`);
  });
  await inBatches(writes.entries(), ([step, write]) =>
    attempt('write', shownAt(place, write.path), () => stageWrite(place, staging, step, write)),
  );
  attempt('write', place.shown, () =>
    writeFileSync(`${staging}/journal.json`, printJournal(journal)),
  );
  return journal;
}

/** The staging folder of a commit in place: inside the root, which may be a disk of its own. */
export function makeStagingInside(place: Place): string {
  const own = fileAt(place, ownFolder);
  attempt('write', place.shown, () => mkdirSync(own, { recursive: true }));
  return makeStaging(own, place.shown);
}

function stageWrite(place: Place, staging: string, step: number, write: Write): void {
  const { path, before, after } = write;
  const origin = isMove(write) ? write.was : before && path;
  if (after) stageNew(`${staging}/new/${step}`, after, origin && fileAt(place, origin));
  if (before) keepFile(fileAt(place, path), `${staging}/old/${step}`);
}

/** What stands already, here or where it moves away from, keeps its permissions; a new file follows the umask. */
function stageNew(staged: string, after: TreeFile, origin: string | undefined): void {
  const mode = origin === undefined ? undefined : statsOf(origin)?.mode;
  if (mode === undefined) {
    writeNewFile(staged, after);
  } else {
    writeFileSync(staged, after.bytes, { flag: 'wx', mode: 0o600 });
    chmodSync(staged, permissionsFor(after, mode));
  }
}

/** Keeps a file at hand as itself, with all that belongs to it; as a copy where a disk knows no links. */
function keepFile(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
    chmodSync(to, (statsOf(file)?.mode ?? 0o600) & permissionBits);
  }
}

function journalOf(place: Place, writes: readonly Write[]): Journal {
  const isFolder = (path: string) => statsOf(fileAt(place, path))?.isDirectory() === true;
  const above = [...new Set(writes.flatMap(({ path }) => foldersAbove(path)))];
  const modes = above.flatMap((path) => {
    const stats = statsOf(fileAt(place, path));
    return stats?.isDirectory() ? [[path, stats.mode & permissionBits] as const] : [];
  });
  return {
    owner: thisOwner(),
    steps: writes.map(({ path, before, after }) => ({
      path,
      before: printOf(before),
      after: printOf(after),
    })),
    made: above.filter((path) => !isFolder(path)),
    modes: Object.fromEntries(modes),
  };
}
