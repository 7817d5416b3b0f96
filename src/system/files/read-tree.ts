import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwIfAny } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import type { Tree, TreeFile } from '../../shared/tree/tree.ts';
import { createFinder } from './find-inside.ts';
import { collectErrors } from './io-error.ts';
import { readFile } from './read-file.ts';
import { displayPathAt, type FolderLocation, fileAt } from './workspace.ts';

/**
 * "Ours": the paths that are files inside the root. A folder in place of a file, or a file in place of a folder, is
 * omitted: the commit rejects it. `displayPath` is the root's name in messages. Throws all symbolic links on the way as
 * `files/link`.
 */
export function readTree(
  root: string,
  paths: Iterable<TreePath>,
  displayPath: string = root,
): Tree {
  const workspace = { root, displayPath };
  const tree = new Map<TreePath, TreeFile>();
  const links = new Map<string, Diagnostic>();
  const diagnostics: Diagnostic[] = [];
  const find = createFinder(workspace);
  for (const path of paths) {
    const found = find(path);
    if (found.kind === 'link') links.set(found.at, linkDiagnostic(workspace, found.at));
    if (found.kind !== 'file') continue;
    const file = collectErrors(diagnostics, () =>
      readFile(fileAt(workspace, path), displayPathAt(workspace, path)),
    );
    if (file) tree.set(path, file);
  }
  throwIfAny([...links.values(), ...diagnostics]);
  return tree;
}

export function linkDiagnostic(workspace: FolderLocation, at: string): Diagnostic {
  const message = `${displayPathAt(workspace, at)} is a symbolic link; idp does not write through links`;
  return { code: 'files/link', message, hint: 'replace it with a real folder or file' };
}
