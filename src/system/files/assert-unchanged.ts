import type { Write } from '../../plan/change.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { sameFile, type TreeFile } from '../../shared/tree/tree.ts';
import { type EntryState, findInside } from './find-inside.ts';
import { readFile } from './read-file.ts';
import { linkDiagnostic } from './read-tree.ts';
import { displayPathAt, fileAt, type Workspace } from './workspace.ts';

/** All obstacles of a commit, before anything is written. */
export function assertAllUnchanged(
  workspace: Workspace,
  writes: readonly Write[],
): readonly Diagnostic[] {
  const gone = writes.filter(({ kind }) => kind === 'delete').map(({ path }) => path);
  const diagnostics = writes.flatMap((write) => {
    const found = findInside(workspace, write.path);
    const willGo = (at: string) => gone.some((path) => `${path}/`.startsWith(`${at}/`));
    if (found.kind === 'blocked' && willGo(found.at)) return [];
    return assertUnchanged(workspace, write) ?? [];
  });
  return [...new Map(diagnostics.map((diagnostic) => [diagnostic.message, diagnostic])).values()];
}

/** Why a write would not meet on disk what its plan saw there; undefined if it does. */
export function assertUnchanged(
  workspace: Workspace,
  { path, before }: Write,
): Diagnostic | undefined {
  const found = findInside(workspace, path);
  if (found.kind === 'link') return linkDiagnostic(workspace, found.at);
  if (found.kind === 'blocked') return blocked(workspace, path, found);
  const onDisk =
    found.kind === 'file'
      ? readFile(fileAt(workspace, path), displayPathAt(workspace, path))
      : undefined;
  return sameFile(onDisk, before)
    ? undefined
    : changed(displayPathAt(workspace, path), onDisk, before);
}

function blocked(
  workspace: Workspace,
  path: string,
  found: EntryState & { kind: 'blocked' },
): Diagnostic {
  const wanted = found.at === path ? 'a file' : 'a folder';
  return {
    code: 'files/changed',
    message: `${displayPathAt(workspace, found.at)} is a ${found.by} where ${wanted} would be written`,
    hint: 'move it away and run the command again',
  };
}

export function changed(
  displayPath: string,
  onDisk: TreeFile | undefined,
  before: TreeFile | undefined,
): Diagnostic {
  const what = before === undefined ? 'appeared' : onDisk === undefined ? 'disappeared' : 'changed';
  return {
    code: 'files/changed',
    message: `${displayPath} ${what} while it was about to be written`,
    hint: 'run the command again',
  };
}
