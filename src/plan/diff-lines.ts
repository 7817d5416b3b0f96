import { structuredPatch } from 'diff';

/** The hunks of a unified diff between two texts, with three lines of context and without the names of the files. */
export function diffLines(before: string, after: string): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** As diff counts: one line needs no count. */
function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${start},${count}`;
}
