import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder as one text: for each file, sorted by path, a line `-- path --` (its mode if executable), then its content. */
export function treeText(folder: string): string {
  return pathsIn(folder)
    .map((path) => {
      const { mode } = lstatSync(join(folder, path));
      const title = mode & 0o111 ? `${path} ${(mode & 0o777).toString(8)}` : path;
      return `-- ${title} --\n${readFileSync(join(folder, path), 'utf8')}`;
    })
    .join('');
}

/** Every file below a folder, sorted; empty folders are told by a slash at their end. */
export function pathsIn(folder: string): readonly string[] {
  return listPaths(folder, '').sort();
}

function listPaths(root: string, path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  if (entries.length === 0 && path !== '') return [`${path}/`];
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? listPaths(root, inside) : [inside];
  });
}
