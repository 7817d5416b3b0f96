import type { TreePath } from '../shared/tree/path.ts';
import type { AnyFile } from '../shared/tree/tree.ts';
import { type Change, isMove, isWrite, type Write } from './change.ts';
import type { Sides } from './sides.ts';

/** The sides without execute bits, for repositories where git ignores them (`core.fileMode`). */
export function withoutModes({ base, ours, theirs, ...rest }: Sides): Sides {
  return { ...rest, base: plain(base), ours: plain(ours), theirs: plain(theirs) };
}

/** Whether the execute bit of any file differs, so that the setting of git matters. */
export function differInModes({ base, ours, theirs }: Sides): boolean {
  return [...ours].some(([path, { executable }]) =>
    [base.get(path), theirs.get(path)].some((file) => file && file.executable !== executable),
  );
}

/** A file that is there keeps the bit that it has; a new one gets that of the template. */
export function restoreModes(
  changes: readonly Change[],
  { ours, theirs }: Sides,
): readonly Change[] {
  return changes.map((change): Change => {
    if (!isWrite(change)) return change;
    const before = ours.get(isMove(change) ? change.was : change.path);
    const { executable = false } = before ?? theirs.get(change.path) ?? {};
    const after = change.after && { ...change.after, executable };
    return { ...change, before: change.before && before, after } as Write;
  });
}

function plain<File extends AnyFile>(
  tree: ReadonlyMap<TreePath, File>,
): ReadonlyMap<TreePath, File> {
  return new Map([...tree].map(([path, file]) => [path, { ...file, executable: false }]));
}
