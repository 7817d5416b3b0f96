import type { TreePath } from '../../shared/tree/path.ts';
import type { Runtime } from '../process/process-handle.ts';
import { joinPath } from './join-path.ts';

/** Where a folder is, and its name in messages. */
export interface FolderLocation {
  readonly root: string;
  readonly displayPath: string;
}

/** A folder that is being changed in place, and the process that does it, for git and for what is staged. */
export interface Workspace extends FolderLocation, Runtime {}

/** The folder of the tool's own files. */
export const ownFolder = '.idp';

/** While this exists a commit is under way, or was killed: `journal.json`, `new/N` and `old/N` for step N. */
export const pendingFolder = '.idp/pending' as TreePath;

export function fileAt({ root }: FolderLocation, path: string): string {
  return joinPath(root, path);
}

export function displayPathAt({ displayPath }: FolderLocation, path: string): string {
  return joinPath(displayPath, path);
}
