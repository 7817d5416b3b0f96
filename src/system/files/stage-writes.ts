import { chmodSync, copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { isMove, type Write } from '../../plan/change.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import type { IndexMark } from '../git/conflict-marks.ts';
import { ownerOf } from '../process/process-owner.ts';
import { statsOf } from './find-inside.ts';
import { wrapIoError } from './io-error.ts';
import { type Journal, printJournal, printOf } from './journal.ts';
import { mapInBatches } from './map-in-batches.ts';
import { permissionBits, permissionsFor } from './permissions.ts';
import { makeStaging } from './staging.ts';
import { displayPathAt, fileAt, ownFolder, type Workspace } from './workspace.ts';
import { writeNewFile } from './write-tree.ts';

/** Prepares everything that a commit needs in a staging folder: new files, old files, and the journal last. */
export async function stageWrites(
  workspace: Workspace,
  staging: string,
  writes: readonly Write[],
  marks: readonly IndexMark[] = [],
): Promise<Journal> {
  const journal = { ...journalOf(workspace, writes), marks };
  wrapIoError('write', workspace.displayPath, () => {
    mkdirSync(`${staging}/new`);
    mkdirSync(`${staging}/old`);
  });
  await mapInBatches(writes.entries(), ([step, write]) =>
    wrapIoError('write', displayPathAt(workspace, write.path), () =>
      stageWrite(workspace, staging, step, write),
    ),
  );
  wrapIoError('write', workspace.displayPath, () =>
    writeFileSync(`${staging}/journal.json`, printJournal(journal)),
  );
  return journal;
}

/** The staging folder of a commit in place: inside the root, which may be a disk of its own. */
export function makeStagingInside(workspace: Workspace): string {
  const own = fileAt(workspace, ownFolder);
  wrapIoError('write', workspace.displayPath, () => mkdirSync(own, { recursive: true }));
  return makeStaging(own, workspace);
}

function stageWrite(workspace: Workspace, staging: string, step: number, write: Write): void {
  const { path, before, after } = write;
  const origin = isMove(write) ? write.was : before && path;
  if (after) stageNew(`${staging}/new/${step}`, after, origin && fileAt(workspace, origin));
  if (before) keepFile(fileAt(workspace, path), `${staging}/old/${step}`);
}

/** An existing file, here or at the old path of a move, keeps its permissions; a new file follows the umask. */
function stageNew(staged: string, after: TreeFile, origin: string | undefined): void {
  const mode = origin === undefined ? undefined : statsOf(origin)?.mode;
  if (mode === undefined) {
    writeNewFile(staged, after);
  } else {
    writeFileSync(staged, after.bytes, { flag: 'wx', mode: 0o600 });
    chmodSync(staged, permissionsFor(after, mode));
  }
}

/** Keeps a file by a hard link, with all its metadata; as a copy where the disk does not support links. */
function keepFile(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
    chmodSync(to, (statsOf(file)?.mode ?? 0o600) & permissionBits);
  }
}

function journalOf(workspace: Workspace, writes: readonly Write[]): Journal {
  const isFolder = (path: string) => statsOf(fileAt(workspace, path))?.isDirectory() === true;
  const above = [...new Set(writes.flatMap(({ path }) => foldersAbove(path)))];
  const modes = above.flatMap((path) => {
    const stats = statsOf(fileAt(workspace, path));
    return stats?.isDirectory() ? [[path, stats.mode & permissionBits] as const] : [];
  });
  return {
    owner: ownerOf(workspace.processHandle),
    steps: writes.map(({ path, before, after }) => ({
      path,
      before: printOf(before),
      after: printOf(after),
    })),
    made: above.filter((path) => !isFolder(path)),
    modes: Object.fromEntries(modes),
  };
}
