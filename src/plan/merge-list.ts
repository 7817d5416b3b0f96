import type { Clash } from './mark-conflict.ts';

/**
 * A list of lines on which both sides stand: what theirs took out goes, what it put in comes behind the line
 * before it, else first, since in these files a later line has the last word, and that is the developer's.
 */
export function settleList({ base, ours, theirs }: Clash): readonly string[] {
  const settled = [...ours];
  for (const line of without(base, theirs)) {
    const at = settled.indexOf(line);
    if (at >= 0 && !without(ours, base).includes(line)) settled.splice(at, 1);
  }
  for (const line of without(theirs, base)) {
    if (settled.includes(line)) continue;
    const before = theirs[theirs.indexOf(line) - 1];
    settled.splice(before === undefined ? 0 : settled.indexOf(before) + 1, 0, line);
  }
  return settled;
}

/** The same for owners of paths: not where both sides give one path to others. */
export function settleOwners(clash: Clash): readonly string[] | undefined {
  const [ours, theirs] = [without(clash.ours, clash.base), without(clash.theirs, clash.base)];
  const isSplit = ours.some((line) =>
    theirs.some((other) => other !== line && patternOf(other) === patternOf(line)),
  );
  return isSplit ? undefined : settleList(clash);
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  return lines.filter((line) => !others.includes(line));
}

/** What a line of CODEOWNERS is about; of comments and blank lines, the line itself. */
function patternOf(line: string): string {
  return line.startsWith('#') ? line : (/^\S+/.exec(line)?.[0] ?? line);
}
