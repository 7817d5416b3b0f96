import { diffLines } from '../plan/merge/diff-lines.ts';
import { compareText } from '../shared/diagnostic.ts';
import { baseName } from '../shared/tree/path.ts';
import { type BaseSnapshot, printDifferences, readSnapshot } from './snapshot-differences.ts';
import { type SnapshotPart, splitSnapshot } from './snapshot-text.ts';

/** A snapshot and the current output of its example. */
export interface OutputSnapshot {
  /** As the user would type it. */
  readonly file: string;
  /** `equivalent`: the same output, recorded in another way, as by an earlier version of `idp`. */
  readonly state: 'same' | 'equivalent' | 'differs' | 'missing' | 'stale';
  /** What is to be recorded; undefined if the example no longer exists. */
  readonly text: string | undefined;
  readonly changes: readonly SnapshotChange[];
}

/** A file that is not as it was recorded. */
export interface SnapshotChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** A unified diff without the names of the files. */
  readonly diff: readonly string[];
}

/** The snapshots of the examples of one template or capability. */
interface SnapshotSet {
  /** Those to compare, as the user would type them. */
  readonly files: readonly string[];
  /** The one that the others are recorded against. */
  readonly base: string | undefined;
  readonly recorded: ReadonlyMap<string, string>;
  readonly generated: ReadonlyMap<string, SnapshotParts>;
}

type SnapshotParts = ReadonlyMap<string, SnapshotPart>;

/** The snapshot file of an example, beside it: `examples/large.golden`. */
export function snapshotOf(example: string): string {
  return example.replace(/\.ya?ml$/, '.golden');
}

/** The snapshot that the others are recorded against: that of `default.yaml`, or else of the first example. */
export function baseSnapshotOf(examples: readonly string[]): string | undefined {
  const files = examples.map(snapshotOf).sort(compareText);
  return files.find((file) => file.endsWith('/default.golden')) ?? files[0];
}

/** Compares the output of examples with their snapshots. */
export function compareSnapshots(set: SnapshotSet): readonly OutputSnapshot[] {
  const base = readBase(set);
  const own = set.files.flatMap((file) => (file === set.base ? [compareOne(file, set)] : []));
  const inherited = own.flatMap(({ changes }) => changes);
  const others = set.files.flatMap((file) =>
    file === set.base ? [] : [withoutInherited(compareOne(file, set, base), inherited)],
  );
  return [...own, ...others].sort((one, other) => compareText(one.file, other.file));
}

/** The base as it is generated now, or as it was recorded if it is not among the cases of this run. */
function readBase({ base, recorded, generated }: SnapshotSet): BaseSnapshot | undefined {
  if (base === undefined) return undefined;
  const name = baseName(base);
  const now = generated.get(base);
  if (now) return { name, parts: new Map([...now].map(([path, { text }]) => [path, text])) };
  const text = recorded.get(base);
  const parts = text === undefined ? undefined : readSnapshot(text, () => undefined);
  return parts && { name, parts };
}

function compareOne(
  file: string,
  { recorded, generated }: SnapshotSet,
  base?: BaseSnapshot,
): OutputSnapshot {
  const parts = generated.get(file);
  if (parts === undefined) return { file, state: 'stale', text: undefined, changes: [] };
  const text = base
    ? printDifferences(parts, base)
    : [...parts.values()].map((part) => part.text).join('');
  const before = recorded.get(file);
  if (before === undefined) return { file, state: 'missing', text, changes: [] };
  if (before === text) return { file, state: 'same', text, changes: [] };
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const read = readSnapshot(before, (name) => recorded.get(folder + name));
  const changes = read ? changesBetween(read, parts) : rawChanges(before, text);
  return { file, state: changes.length > 0 ? 'differs' : 'equivalent', text, changes };
}

function changesBetween(
  before: ReadonlyMap<string, string>,
  after: SnapshotParts,
): readonly SnapshotChange[] {
  return changedPaths(before, after).flatMap((path) => {
    const was = before.get(path);
    const { text, whole } = after.get(path) ?? {};
    if (was === text || was === whole) return [];
    const isOneLine = was === undefined || was.indexOf('\n') === was.length - 1;
    return [changeOf(path, was, isOneLine ? text : whole)];
  });
}

/** A snapshot that does not fit its base, as after a wrong merge, is compared as it stands. */
function rawChanges(before: string, after: string): readonly SnapshotChange[] {
  const [was, is] = [splitSnapshot(before), splitSnapshot(after)];
  return changedPaths(was, is).flatMap((path) =>
    was.get(path) === is.get(path) ? [] : [changeOf(path, was.get(path), is.get(path))],
  );
}

function changedPaths(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
}

function changeOf(path: string, was: string | undefined, is: string | undefined): SnapshotChange {
  const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  return { path, kind, diff: diffLines(was ?? '', is ?? '') };
}

/** A change that the base shows, too, is reported there. */
function withoutInherited(
  snapshot: OutputSnapshot,
  inherited: readonly SnapshotChange[],
): OutputSnapshot {
  if (snapshot.state !== 'differs') return snapshot;
  const known = new Set(inherited.map(keyOf));
  const changes = snapshot.changes.filter((change) => !known.has(keyOf(change)));
  return { ...snapshot, state: changes.length > 0 ? 'differs' : 'equivalent', changes };
}

function keyOf({ path, diff }: SnapshotChange): string {
  return `${path}\n${diff.filter((line) => !line.startsWith('@@')).join('\n')}`;
}
