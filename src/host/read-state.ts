import { failIfAny } from '../errors/error.ts';
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
import { findInside, type Standing } from './find-inside.ts';
import { type Place, shownAt } from './place.ts';
import { readTree } from './read-tree.ts';

/** What `idp` writes under `.idp/`. */
const statePaths = [attributesPath, basePath, ignorePath, lockPath, unfinishedPath];

/**
 * Reads the lockfile and the base of a project. Throws `lockfile/invalid` for each file of the state that is
 * missing, is something else than a file, or is not text, so that no command finds that out half-way.
 */
export function readState(place: Place): Tree {
  failIfAny(statePaths.flatMap((path) => whatStands(place, path) ?? []));
  const files = readTree(place.root, [lockPath, basePath], place.shown);
  failIfAny([lockPath, basePath].flatMap((path) => whatIsWrong(place, path, files) ?? []));
  return files;
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
  return {
    code: 'lockfile/invalid',
    message: file ? 'is not UTF-8 text' : 'is missing',
    place: { file: shownAt(place, path) },
    hint: `take it as it was committed last: git checkout HEAD -- ${shownAt(place, path)}`,
  };
}
