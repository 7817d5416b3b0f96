import { readdirSync } from 'node:fs';
import { unlessMissing, wrapIoError } from '../files/io-error.ts';
import { joinPath } from '../files/join-path.ts';

/** The names of the folders in a folder below a root; none if it is not there. Linked folders are not among them. */
export function listFolders(root: string, path: string): readonly string[] {
  const folder = path === '' ? root : joinPath(root, path);
  const list = () => unlessMissing(() => readdirSync(folder, { withFileTypes: true }));
  return (wrapIoError('read', folder, list) ?? [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
