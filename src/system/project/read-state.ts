import { dirname } from 'node:path';
import {
  attributesPath,
  basePath,
  ignorePath,
  lockPath,
  updateStatePath,
} from '../../project/lock.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError, throwIfAny } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { Tree } from '../../shared/tree/tree.ts';
import { type EntryType, findInside, statsOf } from '../files/find-inside.ts';
import { readTree } from '../files/read-tree.ts';
import { displayPathAt, type Workspace } from '../files/workspace.ts';
import { readIndex } from '../git/read-index.ts';

/** What `idp` writes under `.idp/`. */
const statePaths = [attributesPath, basePath, ignorePath, lockPath, updateStatePath];

/**
 * Reads the lockfile and the base of a project. Throws `lockfile/invalid` for each file of the state that is
 * missing, is something else than a file, or is not text, so that no command finds that out half-way.
 */
export function readState(workspace: Workspace): Tree {
  requireFiles(workspace, statePaths);
  const files = readTree(workspace.root, [lockPath, basePath], workspace.displayPath);
  throwIfAny([lockPath, basePath].flatMap((path) => whatIsWrong(workspace, path, files) ?? []));
  return files;
}

/** Throws `lockfile/invalid` for anything but files at these paths, before it is opened. */
export function requireFiles(workspace: Workspace, paths: readonly TreePath[]): void {
  throwIfAny(paths.flatMap((path) => whatStands(workspace, path) ?? []));
}

const names: Readonly<Record<EntryType, string>> = {
  file: 'file',
  folder: 'folder',
  pipe: 'named pipe',
  socket: 'socket',
  device: 'device',
};

function whatStands(workspace: Workspace, path: TreePath): Diagnostic | undefined {
  const found = findInside(workspace, path);
  if (found.kind !== 'blocked') return undefined;
  return {
    code: 'lockfile/invalid',
    message: `is a ${names[found.by]}`,
    location: { file: displayPathAt(workspace, found.at) },
    hint: `remove it, then restore the committed version: git checkout HEAD -- ${displayPathAt(workspace, found.at)}`,
  };
}

function whatIsWrong(workspace: Workspace, path: TreePath, files: Tree): Diagnostic | undefined {
  const file = files.get(path);
  const isRight = file && (path === basePath || decodeText(file.bytes) !== undefined);
  if (isRight) return undefined;
  if (file === undefined && readIndex(workspace)?.hidden.has(path))
    return notCheckedOut(workspace, path);
  return {
    code: 'lockfile/invalid',
    message: file ? 'is not UTF-8 text' : 'is missing',
    location: { file: displayPathAt(workspace, path) },
    hint: 'rebuild it from git or from the catalog: idp update --repair',
  };
}

/**
 * Without a lockfile: whether git only did not check it out, in a folder or above it; `shownRoot` is the project's
 * folder as the user would type it. Undefined if git does not know one.
 */
export function findHiddenState(
  folder: string,
  workspaceAt: (root: string) => Workspace,
): Diagnostic | undefined {
  const above = ancestorsOf(folder).map(workspaceAt).find(hidesState);
  return above && notCheckedOut(above, lockPath);
}

/** Whether git knows a lockfile in a folder and left it out of this work tree. */
export function hidesState(workspace: Workspace): boolean {
  try {
    if (!statsOf(workspace.root)?.isDirectory()) return false;
    return readIndex(workspace)?.hidden.has(lockPath) === true;
  } catch (error) {
    if (error instanceof IdpError) return false;
    throw error;
  }
}

function ancestorsOf(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}

function notCheckedOut(workspace: Workspace, path: TreePath): Diagnostic {
  const folder = displayPathAt(workspace, path.slice(0, path.indexOf('/')));
  return {
    code: 'lockfile/missing',
    message: 'is not checked out in this work tree',
    location: { file: displayPathAt(workspace, path) },
    hint: `git sparse-checkout add ${folder}, or git sparse-checkout disable`,
  };
}
