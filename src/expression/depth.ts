const deepest = 100;

const token = /(?<![\\$])\{\{~?(?:[#/]|else\b)?|\}\}|[()]/g;

/**
 * Where a text goes deeper into blocks and calls than anybody can read: the grammar takes quadratic time for it,
 * and then the stack. Undefined where it does not.
 */
export function findTooDeep(text: string): number | undefined {
  const blocks: number[] = [];
  let depth = 0;
  let inside = false;
  let calls = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '(' || found === ')') calls += inside ? (found === '(' ? 1 : -1) : 0;
    else {
      inside = found !== '}}';
      calls = 0;
      if (found.endsWith('#')) {
        blocks.push(1);
        depth += 1;
      } else if (found.endsWith('/')) depth -= blocks.pop() ?? 0;
      else if (found.endsWith('else')) depth += deepen(blocks);
    }
    if (depth + calls > deepest) return index;
  }
  return undefined;
}

/** An `else if` is a block in the block before it. */
function deepen(blocks: number[]): number {
  const last = blocks.length - 1;
  if (last < 0) return 0;
  blocks[last] = (blocks[last] ?? 0) + 1;
  return 1;
}
