import { resolve } from 'node:path';
import { basePath, type Lock, lockPath } from '../../project/lock.ts';
import { parseBase } from '../../project/parse-base.ts';
import type { ProjectFiles } from '../../project/state-files.ts';
import { throwError } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { Tree } from '../../shared/tree/tree.ts';
import { displayPathAt, type Workspace } from '../../system/files/workspace.ts';
import { findService } from '../../system/project/find-service.ts';
import { findHiddenState, readState } from '../../system/project/read-state.ts';
import { type WorkContext, workspaceOf } from '../workspace-of.ts';

/** The state of a service: its lockfile and its base. */
export interface Project extends ProjectFiles, Workspace {
  /** The files that they were read from. */
  readonly stateOnDisk: Tree;
}

/** The project that a folder is in. */
export async function readProject(
  folder: string,
  context: WorkContext,
  folderName?: string,
): Promise<Project> {
  const workspace = requireService(folder, context, folderName);
  const stateOnDisk = readState(workspace);
  const displayPathOf = (path: string) => displayPathAt(workspace, path);
  return { ...workspace, ...(await parseProject(stateOnDisk, displayPathOf)), stateOnDisk };
}

/** The folder of the service that a folder is in. Where git left the state out of the work tree, that is reported. */
export function requireService(
  folder: string,
  context: WorkContext,
  folderName = 'this folder',
): Workspace {
  const root = findService(folder);
  if (root !== undefined) return workspaceOf(root, context);
  const hidden = findHiddenState(resolve(folder), (above) => workspaceOf(above, context));
  return throwError(
    hidden ?? {
      code: 'lockfile/missing',
      message: `no .idp/lock.yaml in ${folderName} or its parents`,
      hint: 'change to the folder of a service that idp created, or create one: idp new service NAME',
    },
  );
}

/** Parses the lockfile and base; `displayPath` gives a path as the user would type it. Throws `lockfile/invalid`. */
export async function parseProject(
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
