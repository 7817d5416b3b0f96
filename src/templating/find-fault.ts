import { suggestForm } from './right-form.ts';
import { type FaultAt, type Find, finder } from './scan-tags.ts';

/**
 * Why a text is not a valid template, where the parser only says how far it came: the first braces that are unclosed
 * or not an expression, or the block without a start or an end. `parses` checks a single piece with the parser.
 * Undefined if it is something else.
 */
export function findFault(text: string, parses: (text: string) => boolean): FaultAt | undefined {
  const open: Block[] = [];
  for (const { at, inside } of findPieces(text)) {
    if (inside === undefined) return { at, message: 'unclosed {{: the }} is missing' };
    const code = inside.replace(/^~|~$/g, '').trim();
    if (!parses(alone(code))) return { at, message: 'invalid expression', hint: suggestForm(code) };
    const error = turn(open, code, at);
    if (error !== undefined) return findHalfTag(text) ?? { at, message: error };
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const { name, at } = last;
  return findHalfTag(text) ?? { at, message: `the block #${name} is not closed by {{/${name}}}` };
}

interface PieceOfText {
  readonly at: number;
  /** Undefined if other braces open before these are closed. */
  readonly inside: string | undefined;
}

/** Our own braces with what they hold, to their end or to the next ones; without comments. */
function* findPieces(text: string): Generator<PieceOfText> {
  const next = finder(text);
  for (let at = text.indexOf('{{'); at >= 0; ) {
    let end = at + 1;
    if (!/[\\$]/.test(text[at - 1] ?? '')) {
      const close = next('}}', at + 2);
      const comment = endOfComment(text, at, next);
      const isOpen = close === text.length || next('{{', at + 2) < close;
      end = comment ?? (isOpen ? next('{{', at + 2) : close + 2);
      if (comment === undefined)
        yield { at, inside: isOpen ? undefined : text.slice(at + 2, close) };
    }
    at = text.indexOf('{{', end);
  }
}

/** A long comment whole; a short one up to the first brace, if that closes it. */
function endOfComment(text: string, at: number, next: Find): number | undefined {
  const start = text[at + 2] === '~' ? at + 3 : at + 2;
  if (text[start] !== '!') return undefined;
  if (text.startsWith('!--', start)) {
    const end = Math.min(next('--}}', start + 1) + 4, next('--~}}', start + 1) + 5);
    if (end <= text.length) return end;
  }
  const close = next('}', start);
  return close < text.length && text[close + 1] === '}' ? close + 2 : undefined;
}

/** The piece as a text of its own: a block with its end, the middle or the end of one with its start. */
function alone(code: string): string {
  if (code.startsWith('#')) return `{{${code}}}{{/${/^#[>*]?\s*(\S*)/.exec(code)?.[1]}}}`;
  if (code.startsWith('/')) return `{{#${code.slice(1)} x}}{{${code}}}`;
  return /^(else\b|\^)/.test(code) ? `{{#if x}}{{${code}}}{{/if}}` : `{{${code}}}`;
}

interface Block {
  readonly name: string;
  readonly at: number;
  hasElse: boolean;
}

/** Enters or leaves a block; returns an error if that is not possible. */
function turn(open: Block[], code: string, at: number): string | undefined {
  const [word = '', next] = code.replace(/^#([>*])\s*/, '#').split(/\s+/);
  if (word.startsWith('#')) open.push({ name: word.slice(1), at, hasElse: false });
  else if (word.startsWith('/'))
    return open.pop() ? undefined : `{{${word}}} does not close an open block`;
  else if (word === 'else' || word === '^') return passElse(open.at(-1), next === undefined);
  return undefined;
}

function passElse(block: Block | undefined, isLast: boolean): string | undefined {
  if (block === undefined) return '{{else}} is outside of a block';
  if (block.hasElse) return `the block #${block.name} has a second {{else}}`;
  block.hasElse = isLast;
  return undefined;
}

/** The first start, middle or end of a block that lost one or both of its opening braces. In linear time. */
function findHalfTag(text: string): FaultAt | undefined {
  let from = 0;
  for (const { index } of text.matchAll(/[{}\n]/g)) {
    const at = text.startsWith('}}', index) ? startOfHalf(text, from, index) : undefined;
    if (at !== undefined)
      return { at, message: `${shorten(text.slice(at, index + 2))} lacks a brace` };
    from = index + 1;
  }
  return undefined;
}

const start = /#(?:if|unless|each|with) /g;
const rest = /(?:\/(?:if|unless|each|with)|else)$/;

/** Where it begins between two braces or line ends; not right after two braces, where it is complete. */
function startOfHalf(text: string, from: number, end: number): number | undefined {
  const inside = text.slice(from, end);
  const braces = text[from - 1] !== '{' ? 0 : text[from - 2] !== '{' ? 1 : 2;
  start.lastIndex = braces === 2 ? 1 : 0;
  const found = start.exec(inside) ?? rest.exec(inside.slice(-longestRest));
  if (found === null) return undefined;
  const isRest = !found[0].startsWith('#');
  const at = isRest ? inside.length - found[0].length : found.index;
  if (at > 0) return from + at;
  return braces === 2 ? undefined : from - braces;
}

const longestRest = '/unless'.length;
const longestDisplayPath = 80;

function shorten(text: string): string {
  return text.length <= longestDisplayPath ? text : `${text.slice(0, longestDisplayPath - 1)}…`;
}
