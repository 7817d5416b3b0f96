import { sha256Of } from '../../shared/tree/digest.ts';
import { isTreePath, type TreePath } from '../../shared/tree/path.ts';
import type { TreeFile } from '../../shared/tree/tree.ts';
import type { IndexMark } from '../git/conflict-marks.ts';
import type { ProcessOwner } from '../process/process-owner.ts';

/** What a commit in place is about to do: enough to undo it, and to distinguish later edits of the user. */
export interface Journal {
  readonly owner: ProcessOwner;
  /** In the order in which they are done. */
  readonly steps: readonly JournalStep[];
  /** Folders that do not exist before. */
  readonly made: readonly string[];
  /** The modes of the folders that may be removed because they become empty. */
  readonly modes: Readonly<Record<string, number>>;
  /** The conflict entries for git's index, once every step is done. */
  readonly marks?: readonly IndexMark[];
}

/** One path, with the prints of its file before and after; null for no file. */
export interface JournalStep {
  readonly path: TreePath;
  readonly before: string | null;
  readonly after: string | null;
}

/** The fingerprint of a file: its bytes and execute bit. */
export function printOf(file: TreeFile | undefined): string | null {
  if (file === undefined) return null;
  const digest = sha256Of(file.bytes);
  return `${file.executable ? 'x' : '-'}${digest}`;
}

export function printJournal(journal: Journal): string {
  return `${JSON.stringify(journal)}\n`;
}

/** Parses a journal; undefined if it is not valid, or contains a path that must not be written. */
export function parseJournal(text: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (!isObject(value) || !isObject(value.owner) || !isObject(value.modes)) return false;
  const { owner, steps, made, modes, marks = [] } = value;
  return (
    typeof owner.machine === 'string' &&
    Number.isInteger(owner.pid) &&
    Array.isArray(steps) &&
    steps.every(isStep) &&
    Array.isArray(made) &&
    [...made, ...Object.keys(modes)].every(
      (path) => typeof path === 'string' && isTreePath(path),
    ) &&
    Object.values(modes).every(Number.isInteger) &&
    Array.isArray(marks) &&
    marks.every(isMark)
  );
}

function isStep(value: unknown): value is JournalStep {
  if (!isObject(value) || typeof value.path !== 'string') return false;
  return isTreePath(value.path) && isPrint(value.before) && isPrint(value.after);
}

function isMark(value: unknown): value is IndexMark {
  if (!isObject(value) || typeof value.path !== 'string' || !isTreePath(value.path)) return false;
  const { before, after } = value;
  return (before === undefined || typeof before === 'string') && typeof after === 'string';
}

function isPrint(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
