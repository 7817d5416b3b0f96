import { chmodSync, copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Write } from '../plan/change.ts';
import type { TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { inBatches } from './in-batches.ts';
import { type Journal, printJournal, printOf } from './journal.ts';
import { thisOwner } from './owner.ts';
import { fileAt, foldersAbove, ownFolder, type Place, shownAt } from './place.ts';
import { makeStaging } from './staging.ts';
import { writeNewFile } from './write-tree.ts';

/** Lays out all that a commit needs in a staging folder: new files, old files, and the journal last. */
export async function stageWrites(
  place: Place,
  staging: string,
  writes: readonly Write[],
): Promise<Journal> {
  const journal = journalOf(place, writes);
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
  if (after) writeNewFile(`${staging}/new/${step}`, after);
  if (before === undefined) return;
  const file = fileAt(place, path);
  keepFile(file, `${staging}/old/${step}`);
  if (after) chmodSync(`${staging}/new/${step}`, modeFor(after, statsOf(file)?.mode ?? 0o644));
}

/** Keeps a file at hand as itself, with all that belongs to it; as a copy where a disk knows no links. */
function keepFile(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
  }
}

/** The mode that a file had, with the execute bits that its new content wants for whoever may read it. */
function modeFor({ executable }: TreeFile, mode: number): number {
  const kept = mode & 0o666;
  const had = mode & 0o111;
  if (!executable) return kept;
  return kept | (had & 0o100 ? had : (mode & 0o444) >> 2);
}

function journalOf(place: Place, writes: readonly Write[]): Journal {
  const isFolder = (path: string) => statsOf(fileAt(place, path))?.isDirectory() === true;
  const above = [...new Set(writes.flatMap(({ path }) => foldersAbove(path)))];
  const modes = above.flatMap((path) => {
    const stats = statsOf(fileAt(place, path));
    return stats?.isDirectory() ? [[path, stats.mode & 0o777] as const] : [];
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
