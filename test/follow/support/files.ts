import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands at a path: text, bytes that are no UTF-8, either of them executable, a symbolic link, or what git does not know. */
export type Entry =
  | Content
  | { readonly executable: Content }
  | { readonly link: string }
  | { readonly special: 'pipe' | 'other' };
type Content = string | Uint8Array;
export type Files = Readonly<Record<string, Entry>>;

/** Files to be written; at a path that is undefined, nothing is to be left. */
export type Edits = Readonly<Record<string, Entry | undefined>>;

/** Whatever stood at a path before goes. */
export function layFiles(folder: string, edits: Edits): void {
  for (const [path, entry] of Object.entries(edits)) {
    const file = join(folder, path);
    rmSync(file, { recursive: true, force: true });
    if (entry !== undefined) layEntry(file, entry);
  }
}

function layEntry(file: string, entry: Entry): void {
  mkdirSync(dirname(file), { recursive: true });
  if (typeof entry === 'string' || entry instanceof Uint8Array) writeFileSync(file, entry);
  else if ('link' in entry) symlinkSync(entry.link, file);
  else if ('special' in entry) execFileSync('mkfifo', [file]);
  else writeFileSync(file, entry.executable, { mode: 0o755 });
}

/** All below a folder but for git's own and what is installed, sorted, in the form in which it is written. */
export function readFiles(folder: string): Files {
  return Object.fromEntries(
    pathsIn(folder, '').map((path) => [path, readEntry(join(folder, path))]),
  );
}

function pathsIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== '.git' && name !== 'node_modules')
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsIn(root, path) : [path];
    })
    .sort();
}

function readEntry(file: string): Entry {
  const stats = lstatSync(file);
  if (stats.isSymbolicLink()) return { link: readlinkSync(file) };
  if (!stats.isFile()) return { special: stats.isFIFO() ? 'pipe' : 'other' };
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  const content = Buffer.from(text).equals(bytes) ? text : bytes;
  return stats.mode & 0o100 ? { executable: content } : content;
}
