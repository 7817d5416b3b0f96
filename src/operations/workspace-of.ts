import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Workspace } from '../system/files/workspace.ts';
import type { Runtime } from '../system/process/process-handle.ts';

/** The part of a context that says where `idp` works, and as which process. */
export interface WorkContext extends Runtime {
  /** The current folder. */
  readonly cwd: string;
}

/** A folder to work in, by its full path. */
export function workspaceOf(
  root: string,
  { cwd, environment, processHandle }: WorkContext,
): Workspace {
  return { root, displayPath: relative(cwd, root) || '.', environment, processHandle };
}

/** A folder to work in, by its path as a person would type it. */
export function workspaceAt(
  displayPath: string,
  { cwd, environment, processHandle }: WorkContext,
): Workspace {
  return { root: absolutePath(displayPath, cwd), displayPath, environment, processHandle };
}

/** A path as a person would type it, in full. */
export function absolutePath(displayPath: string, cwd: string): string {
  return isAbsolute(displayPath) ? displayPath : resolve(join(cwd, displayPath));
}
