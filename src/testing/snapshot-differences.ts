import { compareText } from '../shared/diagnostic.ts';
import { applyEdits, printEdits } from './line-edits.ts';
import {
  escapeTitles,
  type SnapshotPart,
  splitSnapshot,
  titleLine,
  unescapeTitles,
} from './snapshot-text.ts';

/** The example that the others of its template or capability are recorded against. */
export interface BaseSnapshot {
  /** `default.golden` */
  readonly name: string;
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * A snapshot as what differs from the one of the base example, path by path: new lines and removed ones, a whole file
 * where that is shorter, or that it is not generated. So a file that all examples share is recorded, and reviewed, once.
 */
export function printDifferences(
  parts: ReadonlyMap<string, SnapshotPart>,
  base: BaseSnapshot,
): string {
  const paths = [...new Set([...base.parts.keys(), ...parts.keys()])].sort(compareText);
  const differences = paths.map((path) => {
    const part = parts.get(path);
    const before = base.parts.get(path);
    if (part === undefined) return titleLine(path, [absent]);
    if (before === undefined) return part.text;
    if (before === part.text || before === part.whole) return '';
    const edits = printEdits(before, part.text);
    const text = edits === undefined ? part.text : titleLine(path, [edited]) + escapeTitles(edits);
    return lengthOf(text) < lengthOf(part.text) ? text : part.text;
  });
  return `${headOf(base.name)}\n${differences.join('')}`;
}

const edited = 'differs';
const absent = 'not generated';

function headOf(name: string): string {
  return `Only what differs from ${name} is recorded here.`;
}

/** The parts of a recorded snapshot by path; undefined if it does not fit the one that it is recorded against. */
export function readSnapshot(
  text: string,
  textOf: (name: string) => string | undefined,
): ReadonlyMap<string, string> | undefined {
  const name = /^Only what differs from (.+) is recorded here\.\n/.exec(text)?.[1];
  if (name === undefined) return splitSnapshot(text);
  const base = textOf(name);
  const before = base === undefined ? undefined : readSnapshot(base, () => undefined);
  if (before === undefined) return undefined;
  const parts = new Map(before);
  for (const [path, part] of splitSnapshot(text.slice(headOf(name).length + 1))) {
    const title = titleLine(path, [edited]);
    if (part === titleLine(path, [absent])) parts.delete(path);
    else if (!part.startsWith(title)) parts.set(path, part);
    else {
      const edits = unescapeTitles(part.slice(title.length));
      const after = applyEdits(before.get(path) ?? '', edits);
      if (after === undefined) return undefined;
      parts.set(path, after);
    }
  }
  return parts;
}

function lengthOf(text: string): number {
  return text.split('\n').length;
}
