/** What is wrong at an offset of a text. */
export interface FaultAt {
  readonly at: number;
  readonly message: string;
}

/** Our own braces with what they hold, to their end or to the next ones; a comment whole. */
const piece =
  /(?<![\\$])\{\{(?:~?!--[\s\S]*?--~?\}\}|~?![^}]*\}\}|((?:(?!\}\}|\{\{)[\s\S])*)(\}\})?)/g;

/** A block's start, middle or end that lost one or both of its opening braces. */
const half = /(?<!\{)\{?(?:#(?:if|unless|each|with) [^{}\n]*|\/(?:if|unless|each|with)|else)\}\}/;

/**
 * Why a text is no template, where the grammar tells only how far it came: the first braces that are not closed or
 * hold no expression, or the block that lost its start, its middle or its end. `parses` asks the grammar about a
 * single piece. Undefined where nothing of that kind is wrong.
 */
export function findFault(text: string, parses: (text: string) => boolean): FaultAt | undefined {
  const open: Block[] = [];
  for (const match of text.matchAll(piece)) {
    const { 1: inside, 2: close, index: at } = match;
    if (inside === undefined) continue;
    if (close === undefined) return { at, message: 'these braces are not closed by }}' };
    const code = inside.replace(/^~|~$/g, '').trim();
    if (!parses(alone(code))) return { at, message: 'these braces hold no expression' };
    const fault = turn(open, code, at);
    if (fault !== undefined) return halfIn(text) ?? { at, message: fault };
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const { name, at } = last;
  return halfIn(text) ?? { at, message: `the block #${name} has no {{/${name}}}` };
}

/** The piece as a text of its own: a block with its end, the middle or the end of one with its start. */
function alone(code: string): string {
  if (code.startsWith('#')) return `{{${code}}}{{/${/^#\s*(\S*)/.exec(code)?.[1]}}}`;
  if (code.startsWith('/')) return `{{#${code.slice(1)} x}}{{${code}}}`;
  return /^(else\b|\^)/.test(code) ? `{{#if x}}{{${code}}}{{/if}}` : `{{${code}}}`;
}

interface Block {
  readonly name: string;
  readonly at: number;
  hasElse: boolean;
}

/** Goes into a block or out of it; tells what is wrong with that. */
function turn(open: Block[], inside: string, at: number): string | undefined {
  const [word = '', next] = inside.split(/\s+/);
  if (word.startsWith('#')) open.push({ name: word.slice(1), at, hasElse: false });
  else if (word.startsWith('/')) return open.pop() ? undefined : `{{${word}}} closes no block`;
  else if (word === 'else' || word === '^') return passElse(open.at(-1), next === undefined);
  return undefined;
}

function passElse(block: Block | undefined, isLast: boolean): string | undefined {
  if (block === undefined) return '{{else}} stands in no block';
  if (block.hasElse) return `the block #${block.name} has a second {{else}}`;
  block.hasElse = isLast;
  return undefined;
}

function halfIn(text: string): FaultAt | undefined {
  const found = half.exec(text);
  return found ? { at: found.index, message: `${found[0]} lacks a brace` } : undefined;
}
