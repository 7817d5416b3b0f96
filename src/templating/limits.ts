import { type FaultAt, scanTags, stepOver } from './scan-tags.ts';

const deepest = 100;
const tooDeep = 'this is nested too deeply';

const longest = 100_000;

/**
 * Where a text nests blocks and calls, or continues one expression, beyond what anybody can read: the grammar would
 * take quadratic time, and then overflow the stack. Undefined if it does not. Checked before the grammar runs.
 */
export function findExcess(text: string): FaultAt | undefined {
  const blocks: number[] = [];
  let depth = 0;
  for (const { kind, at, end } of scanTags(text)) {
    if (kind === 'comment') continue;
    const deep = findDeepCall(text, at + 2, end, deepest - depth);
    if (deep !== undefined) return { at: deep, message: tooDeep };
    if (end - at > longest) return { at, message: 'this expression is too long' };
    switch (turnOf(text, at)) {
      case 'in':
        blocks.push(1);
        depth += 1;
        break;
      case 'out':
        depth -= blocks.pop() ?? 0;
        break;
      case 'else':
        depth += deepen(blocks);
        break;
      case 'none':
    }
    if (depth > deepest) return { at, message: tooDeep };
  }
  return undefined;
}

const opening = /\{\{~?(?:#|\^(?!\s*~?\}\}))/y;
const closing = /\{\{~?\//y;
const middle = /\{\{~?(?:\^|\s*else\b)/y;

function turnOf(text: string, at: number): 'in' | 'out' | 'else' | 'none' {
  const isAt = (sticky: RegExp) => {
    sticky.lastIndex = at;
    return sticky.test(text);
  };
  if (isAt(opening)) return 'in';
  if (isAt(closing)) return 'out';
  return isAt(middle) ? 'else' : 'none';
}

/** Where a tag has more parentheses open than it may. */
function findDeepCall(text: string, from: number, end: number, most: number): number | undefined {
  let open = 0;
  for (let at = from; at < end; at = stepOver(text, at)) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
    if (open > most) return at;
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
