import type { TreePath } from '../../shared/tree/path.ts';
import { joinPath } from './join-path.ts';

/** A folder that is being changed in place: where it is, and its name in messages. */
export interface Workspace {
  readonly root: string;
  readonly displayPath: string;
}

/** The folder of the tool's own files. */
export const ownFolder = '.idp';

/** While this exists a commit is under way, or was killed: `journal.json`, `new/N` and `old/N` for step N. */
export const pendingFolder = '.idp/pending' as TreePath;

export function fileAt({ root }: Workspace, path: string): string {
  return joinPath(root, path);
}

export function displayPathAt({ displayPath }: Workspace, path: string): string {
  return joinPath(displayPath, path);
}

/** The folders above a path, the outermost first. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
