import { readdirSync } from 'node:fs';
import { attempt, ifThere } from './fault.ts';
import { joinShown } from './shown.ts';

/** The names of the folders in a folder below a root; none if it is not there. Linked folders are not among them. */
export function listFolders(root: string, path: string): readonly string[] {
  const folder = path === '' ? root : joinShown(root, path);
  const list = () => ifThere(() => readdirSync(folder, { withFileTypes: true }));
  return (attempt('read', folder, list) ?? [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
