import { isNode, isPair, type Node, type Pair, parseDocument, visit } from 'yaml';

/** A piece of a text, from an offset up to another. */
export interface CutText {
  readonly start: number;
  readonly end: number;
}

/**
 * What to cut out of a YAML text so that a key or an item is gone, where one before it in the same mapping or
 * list reads the same: by the offset of each. Left out is what takes more with it when it goes.
 */
export function removeDuplicateKeys(text: string): ReadonlyMap<number, CutText> {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const cuts = new Map<number, CutText>();
  visit(document, {
    Collection: (_, collection) => {
      const rendered = new Set<string>();
      let before: Member | undefined;
      for (const member of collection.items.flatMap((item) => memberOf(item, text))) {
        const cut = rendered.has(member.text)
          ? cutMember(text, member, collection.flow ? before : undefined)
          : undefined;
        if (cut) cuts.set(member.start, cut);
        rendered.add(member.text);
        before = member;
      }
    },
  });
  return cuts;
}

interface Member extends CutText {
  readonly text: string;
}

function memberOf(item: unknown, text: string): readonly Member[] {
  const [first, last] = isPair(item) ? nodesOf(item) : isNode(item) ? [item, item] : [];
  const [start, end] = [first?.range?.[0], last?.range?.[1]];
  if (start === undefined || end === undefined) return [];
  return [{ start, end, text: text.slice(start, end).trimEnd() }];
}

function nodesOf({ key, value }: Pair): readonly (Node | undefined)[] {
  const first = isNode(key) ? key : undefined;
  return [first, isNode(value) ? value : first];
}

/** After the previous one if both are in brackets; else whole lines, if only a dash precedes. */
function cutMember(text: string, { start, end }: Member, before?: Member): CutText | undefined {
  if (before) return { start: before.end, end };
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^ *(- +)?$/.test(text.slice(line, start))) return undefined;
  const next = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return { start: line, end: next === 0 ? text.length : next };
}
