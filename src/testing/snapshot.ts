import { diffLines } from '../plan/merge/diff-lines.ts';
import { compareText } from '../shared/diagnostic.ts';
import { splitSnapshot } from './snapshot-text.ts';

/** A snapshot and the current output of its example. */
export interface OutputSnapshot {
  /** As the user would type it. */
  readonly file: string;
  readonly state: 'same' | 'differs' | 'missing' | 'stale';
  /** The current output; undefined if the example no longer exists. */
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

/** The snapshot file of an example, beside it: `examples/large.golden`. */
export function snapshotOf(example: string): string {
  return example.replace(/\.ya?ml$/, '.golden');
}

/** Compares the output of an example with its snapshot; undefined if absent. */
export function compareSnapshot(
  file: string,
  recorded: string | undefined,
  text: string | undefined,
): OutputSnapshot {
  if (text === undefined) return { file, state: 'stale', text, changes: [] };
  if (recorded === undefined) return { file, state: 'missing', text, changes: [] };
  const changes = recorded === text ? [] : changesBetween(recorded, text);
  return { file, state: recorded === text ? 'same' : 'differs', text, changes };
}

function changesBetween(recorded: string, text: string): readonly SnapshotChange[] {
  const [before, after] = [splitSnapshot(recorded), splitSnapshot(text)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return paths.flatMap((path): readonly SnapshotChange[] => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ path, kind, diff: diffLines(was ?? '', is ?? '') }];
  });
}
