import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Ground, gitIn } from './ground.ts';

/** What stands at a path; the text of a file is its bytes as characters, that of a link its target. */
export interface Item {
  readonly type: 'file' | 'folder' | 'link' | 'other';
  readonly mode: number;
  readonly text: string;
}

export type Items = ReadonlyMap<string, Item>;

/** All that a command may change: what stands on disk, and what git knows of it. */
export interface State {
  /** By path relative to the project, folders too; git's own are left out. */
  readonly items: Items;
  /** The lines of git's index with their flags, by path. */
  readonly index: ReadonlyMap<string, string>;
  /** What `git status` says; a look that is left out where the rest says as much. */
  readonly status?: string;
  /** What git keeps beside its index and objects: settings, HEAD, branches, merges that are under way. */
  readonly repository: string;
  /** Everything of the case outside of the project. */
  readonly outside: string;
}

export function readState(ground: Ground): State {
  const { project, repository } = ground;
  return {
    items: readItems(project),
    index: repository === undefined ? new Map() : readIndex(project, repository),
    repository: repository === undefined ? '' : readRepository(repository),
    outside: readOutside(ground),
  };
}

export function withStatus(state: State, { repository }: Ground): State {
  return repository === undefined ? state : { ...state, status: readStatus(repository) };
}

export function readItems(folder: string): Items {
  const items = new Map<string, Item>();
  const walk = (path: string) => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      if (name === '.git') continue;
      const inside = path === '' ? name : `${path}/${name}`;
      const item = readItem(join(folder, inside));
      items.set(inside, item);
      if (item.type === 'folder') walk(inside);
    }
  };
  walk('');
  return items;
}

function readItem(file: string): Item {
  const stats = lstatSync(file);
  const mode = stats.mode & 0o7777;
  if (stats.isSymbolicLink()) return { type: 'link', mode: 0, text: readlinkSync(file) };
  if (stats.isDirectory()) return { type: 'folder', mode, text: '' };
  if (!stats.isFile()) return { type: 'other', mode, text: '' };
  return { type: 'file', mode, text: readFileSync(file, 'latin1') };
}

let known: { readonly bytes: Buffer; readonly lines: ReadonlyMap<string, string> } | undefined;

/** Asks git only if its index is another one than at the last time, or its settings, by which flags are read. */
function readIndex(project: string, repository: string): ReadonlyMap<string, string> {
  const files = ['index', 'config', 'config.worktree'].map((name) =>
    join(repository, '.git', name),
  );
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0)));
  const bytes = Buffer.concat([Buffer.from(repository), ...texts]);
  if (!known?.bytes.equals(bytes)) known = { bytes, lines: listIndex(project, repository) };
  return known.lines;
}

function listIndex(project: string, repository: string): ReadonlyMap<string, string> {
  const inside = project.slice(repository.length + 1);
  const lines = new Map<string, string>();
  for (const line of gitIn(repository, 'ls-files', '-s', '-v', '-z').split('\0')) {
    const [entry = '', whole] = line.split('\t');
    if (whole === undefined) continue;
    const name = utf8(whole);
    const path =
      inside === ''
        ? name
        : name.startsWith(`${inside}/`)
          ? name.slice(inside.length + 1)
          : `../${name}`;
    lines.set(path, [lines.get(path), entry].filter(Boolean).join(' | '));
  }
  return lines;
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}

function readStatus(repository: string): string {
  const args = ['--porcelain=v2', '-z', '--untracked-files=all'];
  return utf8(gitIn(repository, '--no-optional-locks', 'status', ...args))
    .split('\0')
    .join('\n');
}

function readRepository(repository: string): string {
  const folder = join(repository, '.git');
  const own = [
    'HEAD',
    'config',
    'config.worktree',
    'MERGE_HEAD',
    'info/exclude',
    'info/sparse-checkout',
    'packed-refs',
  ];
  const texts = own
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => `${name}: ${readFileSync(join(folder, name), 'utf8')}`);
  const heads = existsSync(join(folder, 'refs/heads'))
    ? [...readItems(join(folder, 'refs/heads'))]
    : [];
  return [...texts, ...heads.map(([name, { text }]) => `${name}: ${text}`)].join('\n');
}

/** A digest, but for what a run may leave nothing in: that is empty. */
function readOutside({ root, project }: Ground): string {
  const hash = createHash('sha256');
  const walk = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name);
      if (file === project || name === '.git') continue;
      const item = readItem(file);
      hash.update(JSON.stringify([file, item]));
      if (item.type === 'folder') walk(file);
    }
  };
  walk(root);
  return hash.digest('hex');
}

/** The tokens that stand somewhere in files, in the targets of links and in names. */
export function tokensIn(
  items: Items,
  skip: (path: string) => boolean = () => false,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [path, { text }] of items)
    if (!skip(path)) for (const [token] of `${path}\n${text}`.matchAll(/tk\d+z/g)) found.add(token);
  return found;
}

export function isRecord(path: string): boolean {
  return path === '.idp' || path.startsWith('.idp/');
}

/** Where what a developer did is kept if there is no git to keep it. */
export function isKept(path: string): boolean {
  return path === '.idp/kept' || path.startsWith('.idp/kept/');
}

export function isIgnored(path: string): boolean {
  return path.endsWith('.ignored');
}
