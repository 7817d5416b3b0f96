import { readlinkSync, type Stats } from 'node:fs';
import type { TreePath } from '../../shared/tree/path.ts';
import { findInside, statsOf } from '../files/find-inside.ts';
import { wrapIoError } from '../files/io-error.ts';
import { permissionBits } from '../files/permissions.ts';
import { fileAt, type Workspace } from '../files/workspace.ts';
import { isWorkOfIdp } from '../project/path-state.ts';
import { comparesModes, gitPrefix } from './git-state.ts';
import {
  gitOn,
  type IndexEntries,
  isFlagged,
  type Repository,
  readIndexEntries,
  stagesOf,
} from './index-entries.ts';
import { listModified, listOthers, withOwnIndex } from './list-files.ts';
import { fieldsOf, runGit } from './run-git.ts';

const keptRefs = 'refs/idp/kept/';

/** How many of them stay: the newest. */
const most = 5;

/**
 * Backs up a folder as a commit under a ref, which it returns: tracked files, files that git does not ignore, and the
 * managed paths, ignored or not, byte for byte; staged changes are its second parent. Work tree, index and branches
 * are not touched. Permissions and flags that git does not record are in its message. Throws `git/failed` if git
 * fails; undefined outside of a repository.
 */
export function backUpWorkTree(
  workspace: Workspace,
  managed: Iterable<string>,
  title: string,
): string | undefined {
  const entries = readIndexEntries(workspace);
  if (entries === undefined) return undefined;
  const files = new Map(
    entriesOnDisk(workspace, entries, managed).map((file) => [file.path, file]),
  );
  const head = runGit(workspace, [
    'rev-parse',
    '--verify',
    '--quiet',
    'HEAD^{commit}',
  ]).stdout.trim();
  const parents = head === '' ? [] : [head];
  const staged = stagedCommit(workspace, entries, parents);
  const message = [title, ...describeBeside(files, entries)].join('\n\n');
  const tree = writeTreeOf(workspace, head, [...files.values()]);
  const commit = commitTree(workspace, tree, message, [...parents, ...staged]);
  const ref = addRef(workspace, commit);
  dropOldRefs(workspace);
  return ref;
}

interface DiskEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly stats?: Stats | undefined;
}

/** The work tree as entries of an index. Of what is as in the index, git has the bytes already. */
function entriesOnDisk(
  workspace: Workspace,
  entries: IndexEntries,
  managed: Iterable<string>,
): readonly DiskEntry[] {
  const modified = new Set(listModified(workspace));
  const paths = new Set([...entries.keys(), ...listOthers(workspace), ...managed]);
  const known: DiskEntry[] = [];
  const toRead: { path: string; mode: string; stats: Stats }[] = [];
  const trustsModes = comparesModes(workspace);
  for (const path of paths) {
    if (path.endsWith('/') || isWorkOfIdp(path)) continue;
    const entry = entries.get(path);
    const [stage] = stagesOf(entry);
    const stats = statsInside(workspace, path);
    const isResolved = stage?.stage === '0' && !modified.has(path) && !isFlagged(entry);
    if (stage?.mode === '160000') known.push({ path, mode: stage.mode, id: stage.id });
    else if (stage && isResolved) known.push({ path, mode: stage.mode, id: stage.id, stats });
    else if (stats)
      toRead.push({ path, mode: modeOf(stats, trustsModes ? undefined : stage?.mode), stats });
    else if (stage && /^s/i.test(stage.tag)) known.push({ path, mode: stage.mode, id: stage.id });
  }
  return [...known, ...writeObjects(workspace, toRead)];
}

/** The state of a path of this folder, if it is a file or a link. */
function statsInside(workspace: Workspace, path: string): Stats | undefined {
  const found = findInside(workspace, path as TreePath);
  const isIt = found.kind === 'file' || (found.kind === 'link' && found.at === path);
  return isIt ? statsOf(fileAt(workspace, path)) : undefined;
}

function modeOf(stats: Stats, known: string | undefined): string {
  if (stats.isSymbolicLink()) return '120000';
  if (known !== undefined && known !== '120000') return known;
  return stats.mode & 0o100 ? '100755' : '100644';
}

/** Files go to git by their names, some hundreds at once: however large they are, they are not read here. */
function writeObjects(
  workspace: Workspace,
  files: readonly { readonly path: string; readonly mode: string; readonly stats: Stats }[],
): readonly DiskEntry[] {
  const links = files.filter(({ mode }) => mode === '120000');
  const plain = files.filter(({ mode }) => mode !== '120000');
  const hash = ['hash-object', '-w', '--no-filters'];
  const linked = links.map((file) => {
    const target = wrapIoError('read', file.path, () => readlinkSync(fileAt(workspace, file.path)));
    return { ...file, id: gitOn(workspace, [...hash, '--stdin'], target).stdout.trim() };
  });
  const written: DiskEntry[] = [];
  for (let at = 0; at < plain.length; at += 200) {
    const some = plain.slice(at, at + 200);
    const { stdout } = gitOn(workspace, [...hash, '--', ...some.map(({ path }) => path)]);
    const ids = stdout.trim().split('\n');
    for (const [index, file] of some.entries()) written.push({ ...file, id: ids[index] ?? '' });
  }
  return [...linked, ...written];
}

/** The tree of a commit with these files in the folder, and everything beside it as in its parent. */
function writeTreeOf(
  workspace: Workspace,
  head: string,
  files: readonly Pick<DiskEntry, 'path' | 'mode' | 'id'>[],
): string {
  return withOwnIndex(workspace, (own) => {
    gitOn(own, head === '' ? ['read-tree', '--empty'] : ['read-tree', head]);
    const prefix = gitPrefix(workspace) ?? '';
    const standing = fieldsOf(gitOn(own, ['ls-files', '-z', '--', '.']));
    const none = '0'.repeat(files[0]?.id.length ?? 40);
    const lines = [
      ...standing.map((path) => `0 ${none}\t${prefix}${path}`),
      ...files.map(({ mode, id, path }) => `${mode} ${id} 0\t${prefix}${path}`),
    ];
    gitOn(own, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''));
    return gitOn(own, ['write-tree']).stdout.trim();
  });
}

/** What is staged, if it is not what is committed. */
function stagedCommit(
  workspace: Workspace,
  entries: IndexEntries,
  parents: readonly string[],
): readonly string[] {
  const files = [...entries].flatMap(([path, entry]) =>
    stagesOf(entry).flatMap(({ tag, stage, mode, id }) =>
      stage === '0' && tag !== 'N' ? [{ path, mode, id }] : [],
    ),
  );
  const [head = ''] = parents;
  const tree = writeTreeOf(workspace, head, files);
  if (head !== '' && tree === gitOn(workspace, ['rev-parse', `${head}^{tree}`]).stdout.trim())
    return [];
  return [commitTree(workspace, tree, 'Staged changes', parents)];
}

function commitTree(
  workspace: Repository,
  tree: string,
  message: string,
  parents: readonly string[],
): string {
  const author = ['-c', 'user.name=idp', '-c', 'user.email=idp@localhost'];
  const above = parents.flatMap((parent) => ['-p', parent]);
  return gitOn(workspace, [...author, 'commit-tree', tree, ...above], `${message}\n`).stdout.trim();
}

/** What is needed to restore a file, besides its bytes. */
function describeBeside(
  files: ReadonlyMap<string, DiskEntry>,
  entries: IndexEntries,
): readonly string[] {
  const unusual = [...files.values()].flatMap(({ path, mode, stats }) => {
    const permissions = (stats?.mode ?? 0) & permissionBits;
    const isUsual = permissions === (mode === '100755' ? 0o755 : 0o644);
    return !stats?.isFile() || isUsual ? [] : [`chmod ${permissions.toString(8)} ${path}`];
  });
  const flags = [...entries].flatMap(([path, entry]) => [
    ...(/^s/i.test(entry) ? [`git update-index --skip-worktree ${path}`] : []),
    ...(/^[a-z]/.test(entry) ? [`git update-index --assume-unchanged ${path}`] : []),
  ]);
  const lines = [...unusual, ...flags];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** The next free number, checked atomically. */
function addRef(workspace: Workspace, commit: string): string {
  const ref = `${keptRefs}${(listNumbers(workspace)[0] ?? 0) + 1}`;
  gitOn(workspace, ['update-ref', ref, commit, '']);
  return ref;
}

function dropOldRefs(workspace: Workspace): void {
  for (const number of listNumbers(workspace).slice(most))
    gitOn(workspace, ['update-ref', '-d', `${keptRefs}${number}`]);
}

/** The newest first. */
function listNumbers(workspace: Workspace): readonly number[] {
  const { stdout } = gitOn(workspace, ['for-each-ref', '--format=%(refname)', keptRefs]);
  return stdout
    .split('\n')
    .map((ref) => Number(ref.slice(keptRefs.length)))
    .filter((number) => Number.isInteger(number) && number > 0)
    .sort((a, b) => b - a);
}
