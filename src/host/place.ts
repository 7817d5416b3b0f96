import type { TreePath } from '../tree/path.ts';
import { joinShown } from './shown.ts';

/** A folder that is being changed in place: where it is, and its name in messages. */
export interface Place {
  readonly root: string;
  readonly shown: string;
}

/** The folder of the tool's own files. */
export const ownFolder = '.idp';

/** While this exists a commit is under way, or was killed: `journal.json`, `new/N` and `old/N` for step N. */
export const pendingFolder = '.idp/pending' as TreePath;

export function fileAt({ root }: Place, path: string): string {
  return joinShown(root, path);
}

export function shownAt({ shown }: Place, path: string): string {
  return joinShown(shown, path);
}

/** The folders above a path, the outermost first. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
