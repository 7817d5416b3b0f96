import { findUpward } from '../project/find-service.ts';

/** Whether a folder lies in a git work tree; of a linked one and of a submodule `.git` is a file. */
export function isInsideGit(folder: string): boolean {
  return findUpward(folder, '.git') !== undefined;
}
