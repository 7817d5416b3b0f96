import { compareText, type Diagnostic, type Fix } from './diagnostic.ts';

/** The most similar name: two edits at most, one for short names. */
export function closest(name: string, names: Iterable<string>): string | undefined {
  return allNear(name, names)[0];
}

/** The names that are near, the nearest first, each once. */
function allNear(name: string, names: Iterable<string>): readonly string[] {
  const allowed = Math.max(1, Math.min(2, Math.floor(name.length / 3)));
  return [...new Set(names)]
    .map((candidate) => ({
      candidate,
      edits: editDistance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || compareText(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

/** The hint for a wrong name, and its fix if exactly one name is similar and valid there without quotes. */
export function suggestFix(
  name: string,
  names: Iterable<string>,
): Pick<Diagnostic, 'hint' | 'fix'> {
  const all = [...names];
  const [only, ...others] = allNear(name, all);
  const hint = suggest(name, all);
  if (only === undefined || others.length > 0 || !isPlain(only)) return { hint };
  return { hint, fix: { kind: 'word', was: name, becomes: only } satisfies Fix };
}

/** Whether a word is plain text in YAML and a name in expressions. */
function isPlain(word: string): boolean {
  return /^[a-z_][\w./-]*$/i.test(word) && !/^(true|false|null)$/i.test(word);
}

/** A hint for a wrong name: the near one, else all there are. */
export function suggest(name: string, names: Iterable<string>): string {
  const all = [...names];
  const near = closest(name, all);
  if (near !== undefined) return `did you mean ${near}?`;
  return all.length === 0 ? 'none are available' : `available: ${listNames(all)}`;
}

function listNames(names: readonly string[]): string {
  const listed = [...names].sort(compareText).slice(0, 12);
  return listed.join(', ') + (names.length > listed.length ? ', …' : '');
}

/** The edit distance with transpositions (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
