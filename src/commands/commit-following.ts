import type { Command } from '../capability/commands.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { conflictMarks, type IndexMark } from '../host/git-conflicts.ts';
import { diffEntries, type IndexEntries, readIndexEntries } from '../host/git-index.ts';
import { comparesModes } from '../host/git-state.ts';
import { printOf } from '../host/journal.ts';
import { fingerprintOf, readPathState } from '../host/path-state.ts';
import type { Place } from '../host/place.ts';
import { isExecutableInIndex } from '../host/read-index.ts';
import { readTree } from '../host/read-tree.ts';
import { changedSince } from '../host/snapshot.ts';
import { lockOf, unfinishedPath } from '../lockfile/lock.ts';
import { type Recorded, recordFiles, sameRecord } from '../lockfile/record.ts';
import { versionsOf } from '../lockfile/restore.ts';
import type { Snapshot, Unfinished } from '../lockfile/unfinished.ts';
import { type Change, conflictsOf, isMove, isWrite, type Write } from '../plan/change.ts';
import { nextBase } from '../plan/next-base.ts';
import { emptyTree, type Tree } from '../tree/tree.ts';
import type { Following } from './follow.ts';
import { saveUpdate, type UpdateInProgress, unfinishedFile } from './update-in-progress.ts';
import { writeOf } from './write-of.ts';

/** What goes with the files of an update. */
export interface Around {
  /** What is still to run once they stand. */
  readonly commands: readonly Command[];
  /** How the folder stood before anything was changed; undefined where nothing can be left unfinished. */
  readonly beginning: Snapshot | undefined;
  /** The update, if it began with commands. */
  readonly begun: UpdateInProgress | undefined;
}

/**
 * Writes what a plan says, all or nothing, the lock last. While a conflict waits for its developer, or
 * commands are still to run, the record stays as it was, and the update is in progress: what is needed to finish
 * it or to roll it back is recorded beside it.
 */
export async function commitFollowing(
  following: Following,
  around: Around,
): Promise<UpdateInProgress | undefined> {
  const { plan, record, shown } = following;
  const place = { root: record.root, shown };
  const writes = plan.changes.filter(isWrite);
  const known = around.begun?.file;
  const { beginning } = around;
  const isFinished = conflictsOf(plan).length === 0 && around.commands.length === 0;
  if (isFinished || beginning === undefined) {
    const recorded = recordWrites(record.root, recordFiles(newRecord(following)), shown);
    const done = writeOf(unfinishedPath, known, undefined);
    await commitInPlace(record.root, [...writes, ...done, ...recorded], shown);
    return undefined;
  }
  const entries = around.begun ? readIndexEntries(place) : beginning.index;
  const marks = marksOf(following, place, entries);
  const byCommands = around.begun ? changedByCommands(place, beginning, entries) : [];
  const unfinished = stateOf(following, place, { ...around, beginning, byCommands }, marks);
  const file = unfinishedFile(unfinished);
  const state = writeOf(unfinishedPath, known, file);
  await commitInPlace(record.root, [...writes, ...state], shown, marks);
  return { unfinished, file };
}

/** Records the beginning, before commands run that come before the files of an update. */
export async function beginUpdate(
  following: Following,
  beginning: Snapshot,
): Promise<UpdateInProgress> {
  const { record, shown } = following;
  return saveUpdate({ root: record.root, shown }, undefined, {
    to: labelOf(following),
    stage: 'commands-before',
    conflicts: [],
    commands: [],
    beginning,
    touched: new Map(),
    running: 'beginning',
    record: emptyTree,
    kept: [],
  });
}

/** Whether there is nothing to do: no change, and the record says what it would say. */
export function isRecorded(following: Following): boolean {
  const { plan, record } = following;
  return !plan.changes.some(isWrite) && sameRecord(record, newRecord(following));
}

function newRecord({ service, own, plan, sides, record, catalog }: Following): Recorded {
  const lock = lockOf(service.composition, service.answers, catalog, own);
  return {
    lock,
    base: nextBase(plan, sides, { before: versionsOf(record.lock), after: versionsOf(lock) }),
  };
}

/** The writes that make the record say what it should; a file that does already is left alone. */
export function recordWrites(root: string, record: Tree, shown: string): readonly Write[] {
  const known = readTree(root, record.keys(), shown);
  return [...record].flatMap(([path, after]) => writeOf(path, known.get(path), after));
}

function stateOf(
  following: Following,
  place: Place,
  {
    commands,
    beginning,
    begun,
    byCommands,
  }: Around & { readonly beginning: Snapshot; readonly byCommands: readonly string[] },
  marks: readonly IndexMark[],
): Unfinished {
  const { plan } = following;
  const conflicts = conflictsOf(plan).map(({ path }) => path);
  const writes = plan.changes.filter(isWrite);
  const touched = new Map([
    ...[...conflicts, ...marks.map(({ path }) => path)].map(
      (path) => [path, fingerprintOf(readPathState(place, path))] as const,
    ),
    ...writes.map(({ path, after }) => [path, printOf(after)] as const),
  ]);
  return {
    to: labelOf(following),
    stage: 'files',
    conflicts,
    commands,
    beginning,
    touched: begun
      ? new Map([...byCommands, ...touched.keys()].map((path) => [path, null]))
      : touched,
    ...(conflicts.length === 0 && { running: 'beginning' }),
    record: recordFiles(newRecord(following)),
    kept: [],
  };
}

/** What commands changed, in the work tree or in git's index alone. */
function changedByCommands(
  place: Place,
  beginning: Snapshot,
  entries: IndexEntries | undefined,
): readonly string[] {
  const staged = diffEntries(beginning.index ?? new Map(), entries ?? new Map());
  return [...changedSince(place, beginning), ...staged.keys()];
}

function marksOf(following: Following, place: Place, entries: IndexEntries | undefined) {
  const conflicts = conflictsOf(following.plan);
  return conflictMarks(
    place,
    entries,
    conflicts.map((change) => ({
      path: change.path,
      was: isMove(change) ? change.was : change.path,
      stages: stagesOf(following, change),
    })),
  );
}

/** The template and its version that a service goes to, or is at. */
export function labelOf({ service }: Pick<Following, 'service'>): string {
  const { id, source } = service.composition.template;
  return `${id} ${source.value.metadata.version}`;
}

/** Where the execute bit means nothing on disk, the developer's is that of the index. */
function stagesOf({ sides, record: { root } }: Following, change: Change) {
  const was = isMove(change) ? change.was : change.path;
  const [base, ours, theirs] = [
    sides.base.get(was),
    sides.ours.get(was),
    sides.theirs.get(change.path),
  ];
  const known = base && 'bytes' in base ? base : undefined;
  if (ours === undefined || comparesModes(root)) return [known, ours, theirs] as const;
  return [known, { ...ours, executable: isExecutableInIndex(root, was) }, theirs] as const;
}
