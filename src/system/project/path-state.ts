import { closeSync, constants, fstatSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import { statePaths } from '../../project/lock.ts';
import type { PathState } from '../../project/update-state.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { sameBytes } from '../../shared/tree/tree.ts';
import { findInside } from '../files/find-inside.ts';
import { wrapIoError } from '../files/io-error.ts';
import { printOf } from '../files/journal.ts';
import { permissionBits } from '../files/permissions.ts';
import { displayPathAt, fileAt, ownFolder, type Workspace } from '../files/workspace.ts';

/** The state of a path. `other` is neither a file nor a folder: a pipe, a socket, a device. */
type CurrentState = PathState | { readonly kind: 'other' };

/**
 * Reads the file at a path, never through a symbolic link. If there is a folder, or something other than a folder on
 * the way, there is no file.
 */
export function readPathState(workspace: Workspace, path: string): CurrentState {
  const found = findInside(workspace, path as TreePath);
  const file = fileAt(workspace, path);
  switch (found.kind) {
    case 'absent':
      return found;
    case 'blocked': {
      const isOther = found.at === path && found.by !== 'folder';
      return { kind: isOther ? 'other' : 'absent' };
    }
    case 'link':
      if (found.at !== path) return { kind: 'absent' };
      return wrapIoError('read', displayPathAt(workspace, path), () => ({
        kind: 'link',
        target: readlinkSync(file),
      }));
    case 'file':
      return wrapIoError('read', displayPathAt(workspace, path), () => readWithPermissions(file));
  }
}

export function samePathState(a: CurrentState, b: CurrentState): boolean {
  if (a.kind === 'file' && b.kind === 'file')
    return a.permissions === b.permissions && sameBytes(a.bytes, b.bytes);
  if (a.kind === 'link' && b.kind === 'link') return a.target === b.target;
  return a.kind === 'absent' && b.kind === 'absent';
}

/** The fingerprint of a path: the bytes and execute bit of its file; null for no file. */
export function fingerprintOf(state: CurrentState): string | null {
  if (state.kind === 'link') return `link ${state.target}`;
  if (state.kind !== 'file') return null;
  return printOf({ bytes: state.bytes, executable: (state.permissions & 0o100) !== 0 });
}

/** What `idp` keeps under `.idp/` for its own work; the record is not of it, and is a file like others. */
export function isWorkOfIdp(path: string): boolean {
  return path.startsWith(`${ownFolder}/`) && !statePaths.some((known) => known === path);
}

function readWithPermissions(file: string): PathState {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const permissions = fstatSync(descriptor).mode & permissionBits;
    return { kind: 'file', bytes: readFileSync(descriptor), permissions };
  } finally {
    closeSync(descriptor);
  }
}
