import type { Node, Pair } from 'yaml';
import { yaml } from './yaml.ts';

/** A piece of a text, from an offset up to another. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/**
 * What to cut out of a YAML text so that the key or item at an offset is gone, where one before it in the same
 * mapping or list reads the same; undefined where there is none, or where the cut would take more with it.
 */
export function cutTwin(text: string, offset: number): Cut | undefined {
  const { parseDocument, visit } = yaml();
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  let cut: Cut | undefined;
  visit(document, {
    Collection: (_, collection) => {
      const members = collection.items.flatMap((item) => memberOf(item, text));
      const index = members.findIndex(({ start }) => start === offset);
      const [member, before] = [members[index], members[index - 1]];
      const isTwin = members.slice(0, Math.max(0, index)).some((one) => one.text === member?.text);
      if (!isTwin || member === undefined || before === undefined) return undefined;
      cut = collection.flow ? { start: before.end, end: member.end } : cutLines(text, member);
      return visit.BREAK;
    },
  });
  return cut;
}

interface Member extends Cut {
  readonly text: string;
}

function memberOf(item: unknown, text: string): readonly Member[] {
  const { isNode, isPair } = yaml();
  const [first, last] = isPair(item) ? nodesOf(item) : isNode(item) ? [item, item] : [];
  const [start, end] = [first?.range?.[0], last?.range?.[1]];
  if (start === undefined || end === undefined) return [];
  return [{ start, end, text: text.slice(start, end).trimEnd() }];
}

function nodesOf({ key, value }: Pair): readonly (Node | undefined)[] {
  const { isNode } = yaml();
  const first = isNode(key) ? key : undefined;
  return [first, isNode(value) ? value : first];
}

/** Whole lines, if nothing but white space or a dash stands before. */
function cutLines(text: string, { start, end }: Member): Cut | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^ *(- +)?$/.test(text.slice(line, start))) return undefined;
  const next = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return { start: line, end: next === 0 ? text.length : next };
}
