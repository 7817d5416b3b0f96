import { unwrap } from '../../shared/result.ts';
import { parseTreePath, type TreePath } from '../../shared/tree/path.ts';

/** The last check before a path is written: nothing leaves the root. Throws `path/invalid`. */
export function guardPath(path: TreePath): void {
  unwrap(parseTreePath(path));
}
