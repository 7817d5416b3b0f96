import { structuredPatch } from 'diff';
import { matchLines } from './match-lines.ts';

/** More edits than that take seconds to be found at their fewest. */
const mostEdits = 1000;
const context = 3;

/** The hunks of a unified diff between two texts, with three lines of context and without the names of the files. */
export function diffLines(before: string, after: string): readonly string[] {
  const patch = structuredPatch('', '', before, after, '', '', {
    context,
    maxEditLength: mostEdits,
  });
  const hunks = patch?.hunks ?? findHunks(linesOf(before), linesOf(after));
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** The hunk header of diff: one line needs no count, and no lines are after the line before. */
function range(start: number, count: number): string {
  if (count === 1) return `${start}`;
  return `${count === 0 ? start - 1 : start},${count}`;
}

interface Hunk {
  readonly oldStart: number;
  oldLines: number;
  readonly newStart: number;
  newLines: number;
  readonly lines: string[];
}

/** The same from the lines that a merge takes for the same, which is quick also where both texts have nothing in common. */
function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  const matches = [...matchLines(before, after), [before.length, after.length] as const];
  let [old, now] = [0, 0];
  let hunk: Hunk | undefined;
  let same: readonly [number, number] = [0, 0];
  for (const [nextOld, nextNow] of matches) {
    if (nextOld > old || nextNow > now) {
      const run = old - same[0];
      if (hunk === undefined || run > 2 * context) {
        if (hunk) put(hunk, ' ', before.slice(same[0], same[0] + context));
        const back = Math.min(context, run);
        hunk = {
          oldStart: old - back + 1,
          oldLines: 0,
          newStart: now - back + 1,
          newLines: 0,
          lines: [],
        };
        put(hunk, ' ', before.slice(old - back, old));
        hunks.push(hunk);
      } else put(hunk, ' ', before.slice(same[0], old));
      put(hunk, '-', before.slice(old, nextOld));
      put(hunk, '+', after.slice(now, nextNow));
      same = [nextOld, nextNow];
    }
    [old, now] = [nextOld + 1, nextNow + 1];
  }
  if (hunk) put(hunk, ' ', before.slice(same[0], Math.min(same[0] + context, before.length)));
  return hunks;
}

function put(hunk: Hunk, mark: ' ' | '-' | '+', lines: readonly string[]): void {
  for (const line of lines) hunk.lines.push(mark + line);
  if (mark !== '+') hunk.oldLines += lines.length;
  if (mark !== '-') hunk.newLines += lines.length;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
