import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.ts';

/**
 * A service to the last bit, as one text: a line a folder, link or file with all its permissions, then the file's
 * content; at last git's index with its flags. What `idp` keeps for its own work is left out.
 */
export function exactState(folder: string): string {
  return [...describe(folder, ''), '-- index --', indexWithFlags(folder)].join('\n');
}

/** git's index below a folder, with the flags and the stages of each entry; nothing where it is not under git. */
export function indexWithFlags(folder: string): string {
  try {
    return git(folder, 'ls-files', '--stage', '-v');
  } catch {
    return '';
  }
}

function* describe(root: string, folder: string): Iterable<string> {
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = join(folder, name);
    if (name === '.git' || ['.idp/unfinished', '.idp/kept'].includes(path)) continue;
    const stats = lstatSync(join(root, path));
    const mode = (stats.mode & 0o7777).toString(8);
    if (stats.isSymbolicLink()) yield `${path} -> ${readlinkSync(join(root, path))}`;
    else if (stats.isFIFO()) yield `${path} pipe`;
    else if (!stats.isDirectory())
      yield `${path} ${mode} ${JSON.stringify(readFileSync(join(root, path), 'latin1'))}`;
    else {
      yield `${path}/ ${mode}`;
      yield* describe(root, path);
    }
  }
}
