import { type Comment, findComments } from './find-comments.ts';
import type { JsonNode } from './json-tree.ts';
import { indentEnd } from './text-lines.ts';
import { contentOf, isList, isMapping, type Value } from './value.ts';

/**
 * The owner of each comment in a text: for each key, or item of a list of scalars, the comment above, beside and
 * below it, by an id of owner and position. A standalone comment belongs to its mapping.
 */
export type Comments = ReadonlyMap<string, OwnedComment>;

export interface OwnedComment {
  readonly owner: string;
  readonly position: CommentPosition;
  readonly text: string;
  readonly spans: readonly Comment[];
}

type CommentPosition = 'above' | 'beside' | 'behind' | 'inside' | 'alone';

/** A key, or an item of a list of scalars, and its location. */
export interface CommentOwner {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Where its value starts. */
  readonly value: number;
  readonly depth: number;
  /** A list of collections, whose comments are handled together. */
  readonly opaque: boolean;
}

export function readComments(
  language: 'json' | 'yaml' | 'toml',
  text: string,
  trees: readonly JsonNode[],
): Comments {
  const found = findComments(language, text);
  if (found.length === 0) return new Map();
  const locations = new Lines(text, ownersIn(trees)).ownersOf(found);
  const all = new Map<
    string,
    OwnedComment & { readonly spans: Comment[]; readonly parts: string[] }
  >();
  for (const [index, comment] of found.entries()) {
    const { owner, position } = locations[index] ?? { owner: rootId, position: 'alone' };
    const line = text.slice(comment.start, comment.end).replace(/\n\s*/g, '\n');
    const id = JSON.stringify(position === 'alone' ? [owner, position, line] : [owner, position]);
    const known = all.get(id);
    known?.spans.push(comment);
    known?.parts.push(line);
    if (!known) all.set(id, { owner, position, text: '', spans: [comment], parts: [line] });
  }
  return new Map(
    [...all].map(([id, { parts, ...one }]) => [id, { ...one, text: parts.join('\n') }]),
  );
}

export function ownersIn(trees: readonly JsonNode[]): readonly CommentOwner[] {
  const owners: CommentOwner[] = [];
  for (const [index, tree] of trees.entries()) visit(tree, [String(index)], owners);
  return owners;
}

function visit(node: JsonNode, path: readonly string[], owners: CommentOwner[]): void {
  for (const { key, start, end, node: child } of node.members ?? []) {
    const here = [...path, key];
    const opaque = isOpaque(child.value);
    owners.push({ id: idOf(here), start, end, value: child.start, depth: here.length, opaque });
    if (child.members || (child.items && !opaque)) visit(child, here, owners);
  }
  const ids = itemIds(
    path,
    (node.items ?? []).map(({ value }) => value),
  );
  for (const [index, { start, end }] of (node.items ?? []).entries()) {
    const id = ids[index] ?? '';
    owners.push({ id, start, end, value: start, depth: path.length + 1, opaque: false });
  }
}

function isOpaque(value: Value): boolean {
  return isList(value) && value.some((item) => isList(item) || isMapping(item));
}

function idOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** Equal items are distinguished by their order. */
function itemIds(path: readonly string[], items: readonly Value[]): readonly string[] {
  const times = new Map<string, number>();
  return items.map((item) => {
    const content = contentOf(item);
    const time = times.get(content) ?? 0;
    times.set(content, time + 1);
    return idOf([...path, `- ${content}`, String(time)]);
  });
}

/** The ids of all that can own a comment in values; the whole of each document too. */
export function ownersOf(values: readonly Value[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const visitValue = (value: Value, path: readonly string[]) => {
    ids.add(idOf(path));
    if (isMapping(value))
      for (const [key, item] of Object.entries(value)) visitValue(item, [...path, key]);
    if (isList(value) && !isOpaque(value)) for (const id of itemIds(path, value)) ids.add(id);
  };
  for (const [index, value] of values.entries()) visitValue(value, [String(index)]);
  return ids;
}

/** The positions of comments among owners; each lookup takes time proportional to the depth only. */
class Lines {
  private readonly text: string;
  private readonly starts: readonly number[];
  private readonly owners: readonly CommentOwner[];
  /** For each owner the index of the one around it. */
  private readonly parents: readonly number[];
  /** The owner that starts first on a line, by where the line starts; of a key with dots, the innermost. */
  private readonly starting = new Map<number, CommentOwner>();

  constructor(text: string, owners: readonly CommentOwner[]) {
    this.text = text;
    this.starts = startsOfLines(text);
    this.owners = [...owners].sort((a, b) => a.start - b.start || a.depth - b.depth);
    this.parents = findParents(this.owners);
    for (const owner of this.owners) {
      const line = this.lineOf(owner.start);
      const known = this.starting.get(line);
      if (known === undefined || known.start === owner.start) this.starting.set(line, owner);
    }
  }

  /** The owner of each comment, from the last to the first: adjacent comments have the same owner. */
  ownersOf(comments: readonly Comment[]): readonly Pick<OwnedComment, 'owner' | 'position'>[] {
    const found: Pick<OwnedComment, 'owner' | 'position'>[] = [];
    let below: CommentOwner | undefined;
    let following: Comment | undefined;
    for (const comment of comments.toReversed()) {
      below = this.below(comment, following, below);
      found.push(this.ownerOf(comment, below));
      following = comment;
    }
    return found.reverse();
  }

  private ownerOf(
    comment: Comment,
    below: CommentOwner | undefined,
  ): Pick<OwnedComment, 'owner' | 'position'> {
    const line = this.lineOf(comment.start);
    const around = this.climb(comment, ({ end }) => comment.start < end);
    if (around?.opaque && comment.start > around.value)
      return { owner: around.id, position: 'inside' };
    if (this.isFirst(comment))
      return below
        ? { owner: below.id, position: 'above' }
        : { owner: this.parentOf(comment, around)?.id ?? rootId, position: 'alone' };
    const beside = this.starting.get(line);
    if (beside && beside.start < comment.start) return { owner: beside.id, position: 'beside' };
    const behind = this.climb(comment, ({ end }) => line < end && end <= comment.start);
    return { owner: (behind ?? around)?.id ?? rootId, position: 'behind' };
  }

  /** The owner that starts on the line right below adjacent comments, none of them indented further. */
  private below(
    comment: Comment,
    following: Comment | undefined,
    belowIt: CommentOwner | undefined,
  ): CommentOwner | undefined {
    const line = this.nextLine(comment.end);
    if (line === undefined || !this.isFirst(comment)) return undefined;
    const content = indentEnd(this.text, line);
    const starting = this.starting.get(line);
    const isFirst = starting && /^[\s-]*$/.test(this.text.slice(line, starting.start));
    const owner = isFirst ? starting : content === following?.start ? belowIt : undefined;
    return owner && this.columnOf(comment.start) <= this.columnOf(owner.start) ? owner : undefined;
  }

  /** A standalone comment is in the mapping around it; by its indentation, also after its last key. */
  private parentOf(comment: Comment, around: CommentOwner | undefined): CommentOwner | undefined {
    const column = this.columnOf(comment.start);
    const before = this.climb(comment, ({ start }) => this.columnOf(start) < column);
    return (before?.depth ?? 0) > (around?.depth ?? 0) ? before : around;
  }

  /** The owner that starts last before a comment, or the nearest around that one, which fits. */
  private climb(
    { start }: Comment,
    fits: (owner: CommentOwner) => boolean,
  ): CommentOwner | undefined {
    let at = lastBelow(this.owners.length, (index) => (this.owners[index]?.start ?? 0) < start);
    for (; at >= 0; at = this.parents[at] ?? -1) {
      const owner = this.owners[at];
      if (owner && fits(owner)) return owner;
    }
    return undefined;
  }

  private isFirst({ start }: Comment): boolean {
    return indentEnd(this.text, this.lineOf(start)) === start;
  }

  private columnOf(offset: number): number {
    const line = this.lineOf(offset);
    return indentEnd(this.text, line) - line;
  }

  private lineOf(offset: number): number {
    const at = lastBelow(this.starts.length, (index) => (this.starts[index] ?? 0) <= offset);
    return this.starts[at] ?? 0;
  }

  private nextLine(offset: number): number | undefined {
    const end = this.text.indexOf('\n', offset);
    return end < 0 || end + 1 >= this.text.length ? undefined : end + 1;
  }
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
    starts.push(end + 1);
  return starts;
}

function findParents(owners: readonly CommentOwner[]): readonly number[] {
  const open: number[] = [];
  return owners.map(({ start }, index) => {
    while (open.length > 0 && (owners[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** The last index for which something holds that holds for all before it; -1 if for none. */
function lastBelow(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const rootId = idOf(['0']);
