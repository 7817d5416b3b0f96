import { orThrow } from '../errors/checked.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';

/** The last look before a path is written, whoever made it: nothing leaves the root. Throws `path/invalid`. */
export function guardPath(path: TreePath): void {
  orThrow(parseTreePath(path));
}
