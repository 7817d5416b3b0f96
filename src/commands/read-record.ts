import { resolve } from 'node:path';
import { orThrow } from '../errors/checked.ts';
import { fail } from '../errors/error.ts';
import { findService } from '../host/find-service.ts';
import { findHiddenState, readState } from '../host/read-state.ts';
import { joinShown } from '../host/shown.ts';
import { basePath, type Lock, lockPath } from '../lockfile/lock.ts';
import { parseBase } from '../lockfile/parse-base.ts';
import type { Recorded } from '../lockfile/record.ts';
import type { TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import type { Tree } from '../tree/tree.ts';

/** What a service remembers: what it was made from, and the files as they were given. */
export interface ServiceRecord extends Recorded {
  readonly root: string;
}

/** The record of the service that a folder is in; `shownRoot` says how a person would type the service's folder. */
export async function readRecord(
  folder: string,
  shownRoot: (root: string) => string,
): Promise<ServiceRecord> {
  const root = requireService(folder, shownRoot);
  const files = readState({ root, shown: shownRoot(root) });
  const shown = (path: string) => joinShown(shownRoot(root), path);
  return { root, ...(await parseRecord(files, shown)) };
}

/** The folder of the service that a folder is in. Where git left the state out of the work tree, that is reported. */
export function requireService(folder: string, shownRoot: (root: string) => string): string {
  const root = findService(folder);
  if (root !== undefined) return root;
  const hidden = findHiddenState(resolve(folder), shownRoot);
  return fail(
    hidden ?? {
      code: 'lockfile/missing',
      message: 'no .idp/lock.yaml here or in a folder above',
      hint: 'go into a service that idp made, or make one: idp new service NAME',
    },
  );
}

/** The lock and base of a record; `shown` says how a person would type its paths. Throws `lockfile/invalid`. */
export async function parseRecord(files: Tree, shown: (path: string) => string): Promise<Recorded> {
  const bytesOf = (path: TreePath) => files.get(path)?.bytes ?? new Uint8Array();
  const lock = await readLock(decodeText(bytesOf(lockPath)) ?? '', shown(lockPath));
  return { lock, base: orThrow(parseBase(bytesOf(basePath), shown(basePath))) };
}

async function readLock(text: string, file: string): Promise<Lock> {
  const { parseLock } = await import('../lockfile/parse-lock.ts');
  return orThrow(parseLock(text, file));
}
