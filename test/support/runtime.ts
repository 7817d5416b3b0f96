import type { Workspace } from '../../src/system/files/workspace.ts';
import type { Runtime } from '../../src/system/process/process-handle.ts';

/** What `main.ts` passes down, of the process that runs the tests. */
export const runtime: Runtime = { environment: process.env, processHandle: process };

/** A folder to work in, with its name in messages. */
export function workspaceIn(root: string, displayPath = root): Workspace {
  return { root, displayPath, ...runtime };
}
