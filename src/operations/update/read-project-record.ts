import { resolve } from 'node:path';
import { basePath, type Lock, lockPath } from '../../project/lock.ts';
import { parseBase } from '../../project/parse-base.ts';
import type { ProjectFiles } from '../../project/state-files.ts';
import { throwError } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { Tree } from '../../shared/tree/tree.ts';
import { joinPath } from '../../system/files/join-path.ts';
import { findService } from '../../system/project/find-service.ts';
import { findHiddenState, readState } from '../../system/project/read-state.ts';

/** What a service remembers: what it was made from, and the files as they were given. */
export interface ProjectRecord extends ProjectFiles {
  readonly root: string;
}

/** The record of the service that a folder is in; `shownRoot` says how a person would type the service's folder. */
export async function readProjectRecord(
  folder: string,
  displayRoot: (root: string) => string,
): Promise<ProjectRecord> {
  const root = requireService(folder, displayRoot);
  const files = readState({ root, displayPath: displayRoot(root) });
  const displayPath = (path: string) => joinPath(displayRoot(root), path);
  return { root, ...(await parseProjectRecord(files, displayPath)) };
}

/** The folder of the service that a folder is in. Where git left the state out of the work tree, that is reported. */
export function requireService(folder: string, displayRoot: (root: string) => string): string {
  const root = findService(folder);
  if (root !== undefined) return root;
  const hidden = findHiddenState(resolve(folder), displayRoot);
  return throwError(
    hidden ?? {
      code: 'lockfile/missing',
      message: 'no .idp/lock.yaml here or in a folder above',
      hint: 'go into a service that idp made, or make one: idp new service NAME',
    },
  );
}

/** The lock and base of a record; `shown` says how a person would type its paths. Throws `lockfile/invalid`. */
export async function parseProjectRecord(
  files: Tree,
  displayPath: (path: string) => string,
): Promise<ProjectFiles> {
  const bytesOf = (path: TreePath) => files.get(path)?.bytes ?? new Uint8Array();
  const lock = await readLock(decodeText(bytesOf(lockPath)) ?? '', displayPath(lockPath));
  return { lock, base: unwrap(parseBase(bytesOf(basePath), displayPath(basePath))) };
}

async function readLock(text: string, file: string): Promise<Lock> {
  const { parseLock } = await import('../../project/parse-lock.ts');
  return unwrap(parseLock(text, file));
}
