import { IdpError } from '../errors/error.ts';
import { compareText, type Problem } from '../errors/problem.ts';
import { readEarlier } from '../host/checkout-at.ts';
import { findAffected } from '../validate/since/affected.ts';
import { findChanges, folderOf } from '../validate/since/changes.ts';
import { checkVersions } from '../validate/since/check-versions.ts';
import { type CatalogRead, readCatalogInput } from './read-catalog-input.ts';

/** A catalog beside what it was: what changed, what can be wrong because of that, and versions that did not follow. */
export interface Comparison {
  readonly commit: string;
  /** By id, in order; what was deleted too. */
  readonly changed: readonly string[];
  readonly affected: ReadonlySet<string>;
  readonly isAffected: (file: string) => boolean;
  readonly problems: readonly Problem[];
}

/** Compares a catalog with what it was where the work left a ref. */
export async function compareSince(ref: string, now: CatalogRead): Promise<Comparison> {
  const { root } = now.input.catalog;
  const { commit, value: before } = await readEarlier(root, ref, readIfSound);
  const changes = findChanges(before, now);
  const affected = findAffected(changes, before?.input.catalog, now.input.catalog);
  const old = new Set(before?.input.unlisted.map((folder) => nameOfFolder(folder)));
  const added = now.input.unlisted.filter((folder) => !old.has(nameOfFolder(folder)));
  const folders = [...affected].filter((id) => id !== 'platform').map((id) => folderOf(id, root));
  const platform = affected.has('platform') ? [`${folderOf('platform', root)}/platform.yaml`] : [];
  return {
    commit,
    changed: [...changes.changed, ...changes.deleted].sort(compareText),
    affected: new Set([...affected, ...added]),
    isAffected: (file) =>
      platform.includes(file) ||
      [...folders, ...added].some((folder) => file === folder || file.startsWith(`${folder}/`)),
    problems: before ? checkVersions(before.input, now.input, changes) : [],
  };
}

/** A catalog of then that cannot be read has nothing to say about now. */
async function readIfSound(folder: string): Promise<CatalogRead | undefined> {
  try {
    return await readCatalogInput(folder);
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

function nameOfFolder(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
