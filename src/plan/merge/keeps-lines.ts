/**
 * Whether a merged text still has every line that one side added to the base: commas at the end and
 * indentation aside, and lists or mappings on one line aside, since those are merged by what is in them.
 */
export function keepsLines(base: string, side: string, merged: string): boolean {
  const [before, after, kept] = [countLines(base), countLines(side), countLines(merged)];
  return [...after].every(([line, times]) => {
    const added = times - (before.get(line) ?? 0);
    return added <= 0 || isInline(line) || (kept.get(line) ?? 0) >= added;
  });
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const bare = line.trim().replace(/,$/, '');
    if (bare !== '') counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  return counts;
}

/** With a comment it stays what it is: only what is data was merged. */
function isInline(line: string): boolean {
  return (holds(line, '[', ']') || holds(line, '{', '}')) && !/#|\/[/*]/.test(line);
}

function holds(line: string, open: string, close: string): boolean {
  const at = line.indexOf(open);
  return at >= 0 && line.lastIndexOf(close) > at;
}
