import {
  type Bracketed,
  indentAt,
  indentUnit,
  insertChild,
  removeChild,
  splice,
} from './edit-brackets.ts';
import { insertLines, removeLines, replaceLines } from './edit-lines.ts';
import type { JsonMember, JsonNode } from './json-tree.ts';
import type { DataEdit } from './merge-three.ts';

/** Reads the documents of a text with their places. */
export type ReadTrees = (text: string) => readonly JsonNode[] | undefined;

/** More characters than are worth reading again for each edit. */
const mostRead = 30_000_000;

/**
 * A text of data with edits made in one of its documents, one after the other; what they do not name keeps its place,
 * form and comments. What they take from theirs comes with the comments above and beside it, what they take out goes
 * with its own. Undefined where it cannot be done.
 */
export function editData(
  ours: string,
  theirs: string,
  { edits, read, index = 0 }: EditsOfDocument,
): string | undefined {
  const [tree, other] = [read(ours)?.[index], read(theirs)?.[index]];
  if (tree === undefined || other === undefined) return undefined;
  const source = { text: theirs, tree: other, read, index };
  const isInPlace = (edit: DataEdit) =>
    edit.kind === 'set' && memberAt(tree, edit.at) !== undefined;
  const inPlace = edits.filter(isInPlace);
  const others = edits.filter((edit) => !isInPlace(edit));
  let text = replaceAll(ours, tree, source, inPlace);
  if (others.length * ours.length > mostRead) return undefined;
  for (const edit of others) {
    const now = text === undefined ? undefined : read(text)?.[index];
    if (text === undefined || now === undefined) return undefined;
    text = editOnce(text, now, source, edit);
  }
  return text;
}

/** From the last to the first, so that each is still where it was read. */
function replaceAll(
  ours: string,
  tree: JsonNode,
  source: DataSource,
  edits: readonly DataEdit[],
): string | undefined {
  const members = edits
    .flatMap(({ at }) => {
      const [parent, member] = [nodeAt(tree, at.slice(0, -1)), memberAt(tree, at)];
      return parent && member ? [{ at, parent, member }] : [];
    })
    .sort((a, b) => b.member.start - a.member.start);
  let text: string | undefined = ours;
  for (const { at, parent, member } of members) {
    text = text === undefined ? undefined : replaceMember(text, parent, member, { source, at });
  }
  return text;
}

function memberAt(tree: JsonNode, at: readonly string[]): JsonMember | undefined {
  const parent = nodeAt(tree, at.slice(0, -1));
  return parent && memberOf(parent, at.at(-1));
}

const indexes = new WeakMap<JsonNode, ReadonlyMap<string, JsonMember>>();

function memberOf(node: JsonNode, key: string | undefined): JsonMember | undefined {
  const known = indexes.get(node) ?? new Map(node.members?.map((one) => [one.key, one]));
  indexes.set(node, known);
  return key === undefined ? undefined : known.get(key);
}

interface EditsOfDocument {
  readonly edits: readonly DataEdit[];
  readonly read: ReadTrees;
  readonly index?: number;
}

interface DataSource {
  readonly text: string;
  readonly tree: JsonNode;
  readonly read: ReadTrees;
  readonly index: number;
}

function editOnce(
  text: string,
  tree: JsonNode,
  source: DataSource,
  edit: DataEdit,
): string | undefined {
  const parent = nodeAt(tree, edit.at.slice(0, -1));
  const key = edit.at.at(-1);
  if (edit.kind === 'items') return editItems(text, tree, source, edit);
  if (key === undefined) return edit.kind === 'set' ? source.text : undefined;
  if (parent?.members === undefined) return undefined;
  const index = parent.members.findIndex((member) => member.key === key);
  const member = parent.members[index];
  if (edit.kind === 'set')
    return member
      ? replaceMember(text, parent, member, { source, at: edit.at })
      : insertMember(text, parent, source, edit.at);
  if (!parent.block) return removeChild(text, membersOf(parent), index);
  return member === undefined || member.scattered ? undefined : removeLines(text, member);
}

/** Block style stays block style, and content of brackets stays in brackets. */
function replaceMember(
  text: string,
  parent: JsonNode,
  member: JsonMember,
  { source, at }: { readonly source: DataSource; readonly at: readonly string[] },
): string | undefined {
  const siblings = nodeAt(source.tree, at.slice(0, -1));
  const other = siblings && memberOf(siblings, at.at(-1));
  if (other === undefined || member.scattered || other.scattered) return undefined;
  if (parent.block && siblings?.block)
    return replaceLines(text, member, { text: source.text, at: other });
  return other.node.block || member.node.block
    ? undefined
    : replaceValue(text, member.node, source, at);
}

function nodeAt(tree: JsonNode, at: readonly string[]): JsonNode | undefined {
  return at.reduce<JsonNode | undefined>((node, key) => node && memberOf(node, key)?.node, tree);
}

function membersOf({ start, end, members = [] }: JsonNode): Bracketed {
  return { start, end, children: members };
}

function replaceValue(
  text: string,
  { start, end }: JsonNode,
  source: DataSource,
  at: readonly string[],
): string | undefined {
  const value = nodeAt(source.tree, at);
  return (
    value && splice(text, start, end, sliceFor(source.text, value, text, indentAt(text, start)))
  );
}

/** After the nearest preceding member of theirs that ours has too. */
function insertMember(
  text: string,
  parent: JsonNode,
  source: DataSource,
  at: readonly string[],
): string | undefined {
  const there = nodeAt(source.tree, at.slice(0, -1));
  const siblings = there?.members ?? [];
  const position = siblings.findIndex(({ key }) => key === at.at(-1));
  const member = siblings[position];
  if (member === undefined || parent.block !== there?.block) return undefined;
  const own = parent.members ?? [];
  const known = new Map(own.map((one, index) => [one.key, index]));
  const before = siblings.slice(0, position).findLast(({ key }) => known.has(key));
  const index = before === undefined ? 0 : (known.get(before.key) ?? 0) + 1;
  if (parent.block) {
    const [behind, first] = [own[index - 1], own[0]];
    if (behind?.scattered || member.scattered) return undefined;
    return insertLines(text, { behind, first }, { text: source.text, at: member });
  }
  const indent = childIndent(text, parent);
  return insertChild(text, membersOf(parent), index, sliceFor(source.text, member, text, indent));
}

function childIndent(text: string, { start, members = [] }: JsonNode): string {
  const [first] = members;
  return first ? indentAt(text, first.start) : indentAt(text, start) + indentUnit(text);
}

function editItems(
  text: string,
  tree: JsonNode,
  source: DataSource,
  edit: DataEdit & { kind: 'items' },
): string | undefined {
  const [list, there] = [nodeAt(tree, edit.at), nodeAt(source.tree, edit.at)];
  if (list?.items === undefined || there?.items === undefined) return undefined;
  if (list.items.length === 0 && edit.items.length === there.items.length)
    return editOnce(text, tree, source, { kind: 'set', at: edit.at });
  if (list.block !== there.block) return undefined;
  const kept = new Set(edit.items.flatMap(({ side, index }) => (side === 'ours' ? [index] : [])));
  const changes = edit.items.length + list.items.length;
  if (changes * text.length > mostRead) return undefined;
  let edited: string | undefined = text;
  const listIn = (now: string) => nodeAt(source.read(now)?.[source.index] ?? tree, edit.at) ?? list;
  for (const index of [...list.items.keys()].reverse()) {
    if (!kept.has(index)) edited = removeItem(edited, listIn(edited), index);
    if (edited === undefined) return undefined;
  }
  for (const [position, { side, index }] of edit.items.entries()) {
    const item = there.items[index];
    if (side === 'ours' || item === undefined) continue;
    edited = insertItem(edited, listIn(edited), position, { text: source.text, at: item });
    if (edited === undefined) return undefined;
  }
  return edited;
}

function removeItem(text: string, list: JsonNode, index: number): string | undefined {
  const item = list.items?.[index];
  if (!list.block) return removeChild(text, itemsOf(list), index);
  return item && removeLines(text, item);
}

function insertItem(
  text: string,
  list: JsonNode,
  position: number,
  from: { readonly text: string; readonly at: JsonNode },
): string | undefined {
  if (!list.block)
    return insertChild(text, itemsOf(list), position, from.text.slice(from.at.start, from.at.end));
  const [behind, first] = [list.items?.[position - 1], list.items?.[0]];
  return insertLines(text, { behind, first }, from);
}

function itemsOf({ start, end, items = [] }: JsonNode): Bracketed {
  return { start, end, children: items };
}

/** A part of another text, indented for its new place. */
function sliceFor(
  from: string,
  { start, end }: { readonly start: number; readonly end: number },
  to: string,
  indent: string,
): string {
  const [outer, unit, newUnit] = [indentAt(from, start), indentUnit(from), indentUnit(to)];
  const [first = '', ...rest] = from.slice(start, end).split('\n');
  const lines = rest.map((line) => {
    const own = (line.startsWith(outer) ? line.slice(outer.length) : line).replace(
      /^[ \t]+/,
      (white) => white.replaceAll(unit, newUnit),
    );
    return own === '' ? '' : indent + own;
  });
  return [first, ...lines].join('\n');
}
