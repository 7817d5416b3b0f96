import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder as one text: a line a folder or file with its mode, then the file's bytes. */
export function snapshot(folder: string): string {
  return [...describe(folder, '')].join('\n');
}

function* describe(root: string, path: string): Iterable<string> {
  for (const name of readdirSync(join(root, path)).sort()) {
    const inside = join(path, name);
    const stats = lstatSync(join(root, inside));
    const mode = (stats.mode & 0o777).toString(8);
    if (stats.isSymbolicLink()) yield `-- ${inside} -> ${readlinkSync(join(root, inside))}`;
    else if (stats.isDirectory()) yield `-- ${inside}/ ${mode}`;
    else yield `-- ${inside} ${mode}\n${readFileSync(join(root, inside), 'latin1')}`;
    if (stats.isDirectory()) yield* describe(root, inside);
  }
}
