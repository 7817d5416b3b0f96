import type { Write } from '../../plan/change.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { sameFile, type TreeFile } from '../../shared/tree/tree.ts';

/** What turns one state of a file into another; none if they are the same. */
export function writeOf(
  path: TreePath,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly Write[] {
  if (sameFile(before, after)) return [];
  const common = { path, from: [] };
  if (before === undefined)
    return after === undefined ? [] : [{ ...common, kind: 'create', before, after }];
  return [
    after === undefined
      ? { ...common, kind: 'delete', before, after }
      : { ...common, kind: 'update', before, after },
  ];
}
