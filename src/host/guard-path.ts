import { fail } from '../errors/error.ts';
import { isTreePath, type TreePath } from '../tree/path.ts';

/** `.git`, however a file system spells it: what is written there can run programs. */
const gitFolder = /^(\.git|git~\d+)$/i;

/**
 * The last look before a path is written, whoever made it: inside the root, and not inside of `.git`,
 * where a configuration or a hook would run programs without consent. Throws `tree/path`.
 */
export function guardPath(path: TreePath): void {
  if (!isTreePath(path)) refuse(path, 'leads out of its folder');
  if (path.split('/').some((name) => gitFolder.test(name))) refuse(path, 'is inside of .git');
}

function refuse(path: string, reason: string): never {
  fail({
    code: 'tree/path',
    message: `${JSON.stringify(path)} ${reason}, and is not written`,
    hint: 'change the path in the template',
  });
}
