import picomatch from 'picomatch';
import type { TreePath } from './path.ts';

/** Whether a path fits a glob: `*` within a folder, `**` across folders, `{a,b}`; dot files count. */
export function matchesGlob(glob: string): (path: TreePath | string) => boolean {
  const matches = picomatch(glob, { dot: true });
  return (path) => matches(path);
}
