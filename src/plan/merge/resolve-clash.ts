import { interleave } from '../../shared/data/interleave.ts';
import type { Clash } from './mark-conflict.ts';

/**
 * Combines both sides of a list of lines: what theirs removed is removed, what it added goes after the line before
 * it, else first, since in these files a later line wins, and that should be the developer's.
 */
export function resolveListClash({ base, ours, theirs }: Clash): readonly string[] {
  const [inBase, inTheirs] = [new Set(base), new Set(theirs)];
  const goes = new Map<string, number>();
  for (const line of base) if (!inTheirs.has(line)) goes.set(line, (goes.get(line) ?? 0) + 1);
  const kept = ours.filter((line) => {
    const times = goes.get(line) ?? 0;
    goes.set(line, times - 1);
    return times <= 0;
  });
  const known = new Set(kept);
  const added = theirs.flatMap((item, index) => {
    if (inBase.has(item) || known.has(item)) return [];
    known.add(item);
    return [{ item, behind: theirs[index - 1] }];
  });
  return interleave(kept, added, 'first');
}

/** The same for CODEOWNERS: not if both sides give one path different owners. */
export function resolveOwnersClash(clash: Clash): readonly string[] | undefined {
  const [ours, theirs] = [without(clash.ours, clash.base), without(clash.theirs, clash.base)];
  const added = new Map(theirs.map((line) => [patternOf(line), line]));
  const isSplit = ours.some((line) => (added.get(patternOf(line)) ?? line) !== line);
  return isSplit ? undefined : resolveListClash(clash);
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

/** What a line of CODEOWNERS is about; of comments and blank lines, the line itself. */
function patternOf(line: string): string {
  return line.startsWith('#') ? line : (/^\S+/.exec(line)?.[0] ?? line);
}
