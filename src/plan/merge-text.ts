import { diff3Merge } from 'node-diff3';

/** What the two sides are called between conflict markers. */
export interface Labels {
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  readonly clean: boolean;
}

/**
 * Three-way merge by lines, as git does it: what only one side changed is taken, what both changed alike
 * is taken once, what both changed apart stands between markers. Line ends are part of their lines.
 */
export function mergeText(base: string, ours: string, theirs: string, labels: Labels): MergedText {
  const regions = diff3Merge(splitLines(ours), splitLines(base), splitLines(theirs), {
    excludeFalseConflicts: true,
  });
  const parts = regions.map(({ ok, conflict }) => {
    if (ok) return ok.join('');
    const [a, b] = [conflict?.a ?? [], conflict?.b ?? []];
    return [
      `<<<<<<< ${labels.ours}\n`,
      closed(a),
      '=======\n',
      closed(b),
      `>>>>>>> ${labels.theirs}\n`,
    ].join('');
  });
  return { text: parts.join(''), clean: regions.every(({ conflict }) => conflict === undefined) };
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** A marker needs a line of its own, also after a last line without newline. */
function closed(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
