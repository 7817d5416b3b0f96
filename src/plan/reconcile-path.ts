import type { TreePath } from '../shared/tree/path.ts';
import { type AnyFile, sameFile, type TreeFile } from '../shared/tree/tree.ts';
import type { Change } from './change.ts';
import type { Labels } from './merge/mark-conflict.ts';
import { mergeContent } from './merge/merge-file.ts';
import { isUntouched } from './same-file.ts';
import { type FileSides, mergeMode } from './sides.ts';

/** What has to happen at one path; undefined if nothing. */
export function reconcilePath(
  path: TreePath,
  { base, ours, theirs }: FileSides,
  labels: Labels,
): Change | undefined {
  const from = (theirs ?? base)?.from ?? [];
  if (theirs?.once ?? base?.once) return createOnce({ path, from }, { base, ours, theirs });
  if (sameFile(ours, theirs) || sameFile(theirs, base)) return undefined;
  if (sameFile(ours, base)) return follow({ path, from }, ours, theirs);
  if (ours === undefined) return { kind: 'stay-deleted', path, from };
  if (theirs === undefined)
    return isUntouched(base, ours)
      ? follow({ path, from }, ours, theirs)
      : { kind: 'keep', path, from };
  return mergeFile({ path, from }, { base, ours, theirs }, labels);
}

interface Named {
  readonly path: TreePath;
  readonly from: readonly string[];
}

/** A file with `once` is only ever created, if there is none. */
function createOnce(named: Named, { base, ours, theirs }: FileSides): Change | undefined {
  if (theirs === undefined || base !== undefined || ours !== undefined) return undefined;
  return { ...named, kind: 'create', before: undefined, after: theirs };
}

/** Unchanged by the developer: it becomes what the template generates now. */
function follow(
  named: Named,
  ours: TreeFile | undefined,
  theirs: TreeFile | undefined,
): Change | undefined {
  if (ours === undefined)
    return theirs && { ...named, kind: 'create', before: undefined, after: theirs };
  if (theirs === undefined) return { ...named, kind: 'delete', before: ours, after: undefined };
  return { ...named, kind: 'update', before: ours, after: theirs };
}

/** All three differ, in bytes or in mode: each is merged by itself. */
function mergeFile(
  named: Named,
  {
    base,
    ours,
    theirs,
  }: { readonly base: AnyFile | undefined; readonly ours: TreeFile; readonly theirs: TreeFile },
  labels: Labels,
): Change | undefined {
  const content = mergeContent(named.path, base, ours.bytes, theirs.bytes, labels);
  if (!('bytes' in content)) return { ...named, kind: content.kind };
  const after = { bytes: content.bytes, executable: mergeMode(base, ours, theirs) };
  if (content.kind === 'conflict') return { ...named, kind: 'conflict', before: ours, after };
  return sameFile(ours, after) ? undefined : { ...named, kind: 'merge', before: ours, after };
}
