import { compareText } from '../../shared/diagnostic.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import type { GeneratedFile, Tree } from '../../shared/tree/tree.ts';

/** The files of one contributor: the template's name, or a capability's `layer/provider`. */
export interface FileGroup {
  readonly owner: string;
  readonly files: readonly (readonly [TreePath, GeneratedFile])[];
  readonly bytes: number;
}

/** The files by contributor, the template first; a shared file belongs to its first contributor. */
export function groupFiles(files: Tree<GeneratedFile>): readonly FileGroup[] {
  const groups = new Map<string, [TreePath, GeneratedFile][]>();
  for (const [path, file] of files) {
    const owner = file.from[0] ?? 'idp';
    groups.set(owner, [...(groups.get(owner) ?? []), [path, file]]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a.includes('/')) - Number(b.includes('/')) || compareText(a, b))
    .map(([owner, members]) => ({
      owner,
      files: members.sort(([a], [b]) => compareText(a, b)),
      bytes: members.reduce((sum, [, { bytes }]) => sum + bytes.length, 0),
    }));
}

/** The layer of a contributor: `ci` of `ci/github-actions`; `template` of a template. */
export function layerOfContributor(owner: string | undefined): string {
  if (owner === undefined) return 'idp';
  return owner.includes('/') ? (owner.split('/')[0] ?? owner) : 'template';
}
