import { unwrap } from '../../shared/result.ts';
import { parseTreePath, type TreePath } from '../../shared/tree/path.ts';

/** The last look before a path is written, whoever made it: nothing leaves the root. Throws `path/invalid`. */
export function guardPath(path: TreePath): void {
  unwrap(parseTreePath(path));
}
