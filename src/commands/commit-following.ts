import type { Command } from '../capability/commands.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { markConflicts, readIndexLines } from '../host/git-conflicts.ts';
import { comparesModes } from '../host/git-state.ts';
import type { Place } from '../host/place.ts';
import { isExecutableInIndex } from '../host/read-index.ts';
import { readTree } from '../host/read-tree.ts';
import { changedSince } from '../host/restore-snapshot.ts';
import { lockOf, unfinishedPath } from '../lockfile/lock.ts';
import { type Recorded, recordFiles, sameRecord } from '../lockfile/record.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { printUnfinished, type Snapshot } from '../lockfile/unfinished.ts';
import { type Change, conflictsOf, isMove, isWrite, type Write } from '../plan/change.ts';
import { nextBase } from '../plan/next-base.ts';
import type { TreePath } from '../tree/path.ts';
import { emptyTree, sameFile, type Tree, type TreeFile } from '../tree/tree.ts';
import type { Following } from './follow.ts';

/** What goes with the files of an update. */
export interface Around {
  /** What is still to run once they stand. */
  readonly commands: readonly Command[];
  /** How the folder stood before any command ran. */
  readonly begun: Snapshot | undefined;
  /** Whether commands ran already. */
  readonly isPrepared: boolean;
}

/**
 * Writes what a plan says, all or nothing, the lock last. While a conflict waits for its developer, or
 * commands are still to run, the record stays as it was, and what is needed to go on or to take everything
 * back is kept beside it.
 */
export async function commitFollowing(following: Following, around: Around): Promise<void> {
  const { plan, record, shown } = following;
  const conflicts = conflictsOf(plan);
  const writes = plan.changes.filter(isWrite);
  const known = readTree(record.root, [unfinishedPath], shown).get(unfinishedPath);
  const isFinished = conflicts.length === 0 && around.commands.length === 0;
  const last = isFinished
    ? [
        ...writeOf(unfinishedPath, known, undefined),
        ...recordWrites(record.root, recordFiles(newRecord(following)), shown),
      ]
    : writeOf(unfinishedPath, known, unfinishedFile(following, around));
  await commitInPlace(record.root, [...writes, ...last], shown);
  markConflicts(
    record.root,
    conflicts.map((change) => ({
      path: change.path,
      stages: stagesOf(following, change),
    })),
  );
}

/** Writes down how the folder stands, before commands run that come before the files of an update. */
export async function beginCommands(following: Following, begun: Snapshot): Promise<void> {
  const { record, shown } = following;
  const nothing = { conflicts: [], created: [], index: [], commands: [] };
  const unfinished = { to: labelOf(following), ...nothing, begun };
  const bytes = printUnfinished({ ...unfinished, before: emptyTree, record: emptyTree });
  const file = { bytes, executable: false };
  await commitInPlace(record.root, writeOf(unfinishedPath, undefined, file), shown);
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

/** What turns one state of a file into another; none if they are the same. */
export function writeOf(
  path: TreePath,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly Write[] {
  if (sameFile(before, after)) return [];
  const common = { path, from: [] };
  if (before === undefined)
    return after === undefined ? [] : [{ ...common, kind: 'create', before, after }];
  return [
    after === undefined
      ? { ...common, kind: 'delete', before, after }
      : { ...common, kind: 'update', before, after },
  ];
}

function unfinishedFile(following: Following, around: Around): TreeFile {
  const { plan, record, shown } = following;
  const writes = plan.changes.filter(isWrite);
  const conflicts = conflictsOf(plan).map(({ path }) => path);
  const bytes = printUnfinished({
    to: labelOf(following),
    conflicts,
    index: readIndexLines(record.root, conflicts),
    commands: around.commands,
    ...snapshots(around, { root: record.root, shown }, conflicts.length > 0),
    created: writes.filter(({ before }) => before === undefined).map(({ path }) => path),
    before: new Map(
      writes.flatMap(({ path, before }) => (before === undefined ? [] : [[path, before] as const])),
    ),
    record: recordFiles(newRecord(following)),
  });
  return { bytes, executable: false };
}

/** While a person is at work on conflicts, only what the commands changed may be put back as it was before them. */
function snapshots({ begun, isPrepared }: Around, place: Place, waits: boolean) {
  if (begun === undefined || !waits) return { begun };
  return isPrepared ? { prior: { ...begun, touched: changedSince(place, begun) } } : {};
}

function labelOf({ service }: Following): string {
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
