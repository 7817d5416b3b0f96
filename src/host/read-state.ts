import { dirname } from 'node:path';
import { failIfAny, IdpError } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import {
  attributesPath,
  basePath,
  ignorePath,
  lockPath,
  unfinishedPath,
} from '../lockfile/lock.ts';
import type { TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import type { Tree } from '../tree/tree.ts';
import { findInside, type Standing, statsOf } from './find-inside.ts';
import { type Place, shownAt } from './place.ts';
import { readIndex } from './read-index.ts';
import { readTree } from './read-tree.ts';

/** What `idp` writes under `.idp/`. */
const statePaths = [attributesPath, basePath, ignorePath, lockPath, unfinishedPath];

/**
 * Reads the lockfile and the base of a project. Throws `lockfile/invalid` for each file of the state that is
 * missing, is something else than a file, or is not text, so that no command finds that out half-way.
 */
export function readState(place: Place): Tree {
  requireFiles(place, statePaths);
  const files = readTree(place.root, [lockPath, basePath], place.shown);
  failIfAny([lockPath, basePath].flatMap((path) => whatIsWrong(place, path, files) ?? []));
  return files;
}

/** Throws `lockfile/invalid` for what stands at these paths and is not a file, before anything tries to open it. */
export function requireFiles(place: Place, paths: readonly TreePath[]): void {
  failIfAny(paths.flatMap((path) => whatStands(place, path) ?? []));
}

const names: Readonly<Record<Standing, string>> = {
  file: 'file',
  folder: 'folder',
  pipe: 'named pipe',
  socket: 'socket',
  device: 'device',
};

function whatStands(place: Place, path: TreePath): Problem | undefined {
  const found = findInside(place, path);
  if (found.kind !== 'blocked') return undefined;
  return {
    code: 'lockfile/invalid',
    message: `is a ${names[found.by]}`,
    place: { file: shownAt(place, found.at) },
    hint: `remove it, then take it as it was committed last: git checkout HEAD -- ${shownAt(place, found.at)}`,
  };
}

function whatIsWrong(place: Place, path: TreePath, files: Tree): Problem | undefined {
  const file = files.get(path);
  const isRight = file && (path === basePath || decodeText(file.bytes) !== undefined);
  if (isRight) return undefined;
  if (file === undefined && readIndex(place)?.hidden.has(path)) return notCheckedOut(place, path);
  return {
    code: 'lockfile/invalid',
    message: file ? 'is not UTF-8 text' : 'is missing',
    place: { file: shownAt(place, path) },
    hint: 'rebuild it from git or from the catalog: idp update --repair',
  };
}

/**
 * Where no lockfile is: whether git only left it out of this work tree, in a folder or above it; `shownRoot` says how
 * a person would type the project's folder. Undefined if git knows of none, or does not say.
 */
export function findHiddenState(
  folder: string,
  shownRoot: (root: string) => string,
): Problem | undefined {
  const root = ancestorsOf(folder).find((above) => hidesState(above));
  return root === undefined ? undefined : notCheckedOut({ root, shown: shownRoot(root) }, lockPath);
}

/** Whether git knows a lockfile in a folder and left it out of this work tree. */
export function hidesState(root: string): boolean {
  try {
    if (!statsOf(root)?.isDirectory()) return false;
    return readIndex({ root, shown: root })?.hidden.has(lockPath) === true;
  } catch (error) {
    if (error instanceof IdpError) return false;
    throw error;
  }
}

function ancestorsOf(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}

function notCheckedOut(place: Place, path: TreePath): Problem {
  const folder = shownAt(place, path.slice(0, path.indexOf('/')));
  return {
    code: 'lockfile/missing',
    message: 'is not checked out: git left it out of this work tree',
    place: { file: shownAt(place, path) },
    hint: `git sparse-checkout add ${folder}, or git sparse-checkout disable`,
  };
}
