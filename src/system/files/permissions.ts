import type { TreeFile } from '../../shared/tree/tree.ts';

/** All bits of a mode that chmod can set; the rest is the file type. */
export const permissionBits = 0o7777;

/**
 * The permissions of a rewritten file. Templates only know the execute bit, so only that may change: whoever may read
 * the file may then execute it, as after a checkout by git with the same umask.
 */
export function permissionsFor({ executable }: Pick<TreeFile, 'executable'>, mode: number): number {
  const permissions = mode & permissionBits;
  const isExecutable = (mode & 0o100) !== 0;
  if (executable === isExecutable) return permissions;
  return executable ? permissions | ((mode & 0o444) >> 2) : permissions & ~0o111;
}
