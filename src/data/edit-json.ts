import {
  type Bracketed,
  indentAt,
  indentUnit,
  insertChild,
  removeChild,
  splice,
} from './edit-brackets.ts';
import { type JsonNode, readJsonTree } from './json-tree.ts';
import type { Edit } from './merge-three.ts';

/** JSON with edits made one after the other; what they do not name keeps its place, form and comments. */
export function editJson(ours: string, theirs: string, edits: readonly Edit[]): string | undefined {
  const source = readJsonTree(theirs);
  if (source === undefined) return undefined;
  let text = ours;
  for (const edit of edits) {
    const tree = readJsonTree(text);
    const edited = tree && editOnce(text, tree, { text: theirs, tree: source }, edit);
    if (edited === undefined) return undefined;
    text = edited;
  }
  return text;
}

interface Source {
  readonly text: string;
  readonly tree: JsonNode;
}

function editOnce(text: string, tree: JsonNode, source: Source, edit: Edit): string | undefined {
  const parent = nodeAt(tree, edit.at.slice(0, -1));
  const key = edit.at.at(-1);
  if (edit.kind === 'items') return editItems(text, nodeAt(tree, edit.at), source, edit);
  if (key === undefined) return edit.kind === 'set' ? source.text : undefined;
  if (parent?.members === undefined) return undefined;
  const index = parent.members.findIndex((member) => member.key === key);
  if (edit.kind === 'remove') return removeChild(text, membersOf(parent), index);
  const member = parent.members[index];
  return member
    ? replaceValue(text, member.node, source, edit.at)
    : insertMember(text, parent, source, edit.at);
}

function nodeAt(tree: JsonNode, at: readonly string[]): JsonNode | undefined {
  return at.reduce<JsonNode | undefined>(
    (node, key) => node?.members?.find((member) => member.key === key)?.node,
    tree,
  );
}

function membersOf({ start, end, members = [] }: JsonNode): Bracketed {
  return { start, end, children: members };
}

function replaceValue(
  text: string,
  { start, end }: JsonNode,
  source: Source,
  at: readonly string[],
): string | undefined {
  const value = nodeAt(source.tree, at);
  return (
    value && splice(text, start, end, sliceFor(source.text, value, text, indentAt(text, start)))
  );
}

/** Behind the nearest of the members before it in theirs that ours has too. */
function insertMember(
  text: string,
  parent: JsonNode,
  source: Source,
  at: readonly string[],
): string | undefined {
  const siblings = nodeAt(source.tree, at.slice(0, -1))?.members ?? [];
  const place = siblings.findIndex(({ key }) => key === at.at(-1));
  const member = siblings[place];
  if (member === undefined) return undefined;
  const known = (parent.members ?? []).map(({ key }) => key);
  const before = siblings.slice(0, place).findLast(({ key }) => known.includes(key));
  const index = before === undefined ? 0 : known.indexOf(before.key) + 1;
  const indent = childIndent(text, parent);
  return insertChild(text, membersOf(parent), index, sliceFor(source.text, member, text, indent));
}

function childIndent(text: string, { start, members = [] }: JsonNode): string {
  const [first] = members;
  return first ? indentAt(text, first.start) : indentAt(text, start) + indentUnit(text);
}

function editItems(
  text: string,
  list: JsonNode | undefined,
  source: Source,
  edit: Edit & { kind: 'items' },
): string | undefined {
  const items = nodeAt(source.tree, edit.at)?.items;
  if (list?.items === undefined || items === undefined) return undefined;
  if (list.items.length === 0 && edit.items.length === items.length)
    return replaceValue(text, list, source, edit.at);
  const kept = edit.items.flatMap(({ side, index }) => (side === 'ours' ? [index] : []));
  let edited = text;
  for (const index of [...list.items.keys()].reverse()) {
    if (!kept.includes(index)) edited = removeChild(edited, listAt(edited, edit.at), index);
  }
  for (const [place, { side, index }] of edit.items.entries()) {
    const item = items[index];
    if (side === 'ours' || item === undefined) continue;
    const child = source.text.slice(item.start, item.end);
    edited = insertChild(edited, listAt(edited, edit.at), place, child);
  }
  return edited;
}

function listAt(text: string, at: readonly string[]): Bracketed {
  const tree = readJsonTree(text);
  const node = tree && nodeAt(tree, at);
  return { start: node?.start ?? 0, end: node?.end ?? 0, children: node?.items ?? [] };
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
