/**
 * Inserts items into a list, each right after a given one, or at an end if that is absent. In linear time. Equal
 * items count as one.
 */
export function interleave<T>(
  kept: readonly T[],
  added: readonly { readonly item: T; readonly behind: T | undefined }[],
  otherwise: 'first' | 'last',
): readonly T[] {
  const head: SequenceNode<T> = { item: undefined, next: undefined };
  const links = new Map<T, SequenceNode<T>>();
  let last = head;
  for (const item of kept) {
    last.next = { item: [item], next: undefined };
    last = last.next;
    if (!links.has(item)) links.set(item, last);
  }
  for (const { item, behind } of added) {
    const known = behind === undefined ? undefined : links.get(behind);
    const before = known ?? (otherwise === 'first' ? head : last);
    const link: SequenceNode<T> = { item: [item], next: before.next };
    before.next = link;
    if (before === last) last = link;
    if (!links.has(item)) links.set(item, link);
  }
  const all: T[] = [];
  for (let link = head.next; link !== undefined; link = link.next)
    if (link.item) all.push(link.item[0]);
  return all;
}

interface SequenceNode<T> {
  readonly item: readonly [T] | undefined;
  next: SequenceNode<T> | undefined;
}
