import { compareText, type Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';
import { baseName } from '../../shared/tree/path.ts';
import { readEarlier } from '../../system/git/checkout-at.ts';
import { findAffected } from '../../validate/since/affected.ts';
import { changedFolderOf, findChanges } from '../../validate/since/changes.ts';
import { checkVersions } from '../../validate/since/check-versions.ts';
import { type CatalogRead, readCatalogInput } from '../catalog/read-catalog-input.ts';
import type { Context } from '../context.ts';
import { workspaceAt } from '../workspace-of.ts';

/**
 * A catalog compared with an earlier commit: what changed, which problems that can cause, and versions that were not
 * bumped.
 */
export interface SinceComparison {
  readonly commit: string;
  /** By id, in order; what was deleted too. */
  readonly changed: readonly string[];
  readonly affected: ReadonlySet<string>;
  readonly isAffected: (file: string) => boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares a catalog with what it was where the work left a ref. */
export async function compareSince(
  ref: string,
  now: CatalogRead,
  context: Context,
): Promise<SinceComparison> {
  const { root } = now.input.catalog;
  const workspace = workspaceAt(root, context);
  let moved: ReadonlySet<string> = new Set();
  const { commit, value } = await readEarlier(workspace, ref, readIfSound, (all, changed) => {
    moved = new Set(changed.map(folderOfPath));
    return all.filter((path) => isManifest(path) || moved.has(folderOfPath(path)));
  });
  const before = value && withUnchanged(value, now, moved);
  const changes = findChanges(before, now);
  const affected = findAffected(changes, before?.input.catalog, now.input.catalog);
  const old = new Set(before?.input.unlisted.map((folder) => nameOfFolder(folder)));
  const added = now.input.unlisted.filter((folder) => !old.has(nameOfFolder(folder)));
  const folders = [...affected]
    .filter((id) => id !== 'platform')
    .map((id) => changedFolderOf(id, root));
  const platform = affected.has('platform')
    ? [`${changedFolderOf('platform', root)}/platform.yaml`]
    : [];
  return {
    commit,
    changed: [...changes.changed, ...changes.deleted].sort(compareText),
    affected: new Set([...affected, ...added]),
    isAffected: (file) =>
      platform.includes(file) ||
      [...folders, ...added].some((folder) => file === folder || file.startsWith(`${folder}/`)),
    diagnostics: before ? checkVersions(before.input, now.input, changes) : [],
  };
}

/** What did not change was as it is, and was not read again. */
function withUnchanged(
  before: CatalogRead,
  { input }: CatalogRead,
  folders: ReadonlySet<string>,
): CatalogRead {
  const { root } = input.catalog;
  const isChanged = (folder: string) =>
    folders.has(folder.slice(changedFolderOf('platform', root).length + 1));
  const same = [...input.files].filter(([id]) => !isChanged(changedFolderOf(id, root)));
  const files = new Map([...before.input.files, ...same]);
  const unlisted = [
    ...before.input.unlisted,
    ...input.unlisted.filter((folder) => !isChanged(folder)),
  ];
  const partials = isChanged(changedFolderOf('partials', root))
    ? before.input.partials
    : input.partials;
  return { ...before, input: { ...before.input, files, unlisted, partials } };
}

/** The folder of a template or a capability, of what lies in it. */
function folderOfPath(path: string): string {
  const [first = '', layer = '', system = ''] = path.split('/');
  return first === 'capabilities' ? `${first}/${layer}/${system}` : first;
}

function isManifest(path: string): boolean {
  return /^(platform\.yaml|[^/]+\/template\.yaml|capabilities\/[^/]+\/[^/]+\/capability\.yaml)$/.test(
    path,
  );
}

/** An earlier catalog that cannot be read is not compared. */
async function readIfSound(folder: string): Promise<CatalogRead | undefined> {
  try {
    return await readCatalogInput(folder, folder);
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

function nameOfFolder(folder: string): string {
  return baseName(folder);
}
