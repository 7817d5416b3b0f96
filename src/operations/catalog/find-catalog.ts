import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { manifestNameMeant, manifestNames } from '../../catalog/manifest-names.ts';
import { IdpError, throwError } from '../../shared/error.ts';
import { findUnlisted } from '../../system/catalog/find-unlisted.ts';
import { findMisnamed, isManifestFile } from '../../system/catalog/manifest-file.ts';
import { readCatalog } from '../../system/catalog/read-catalog.ts';
import type { Context } from '../context.ts';

/**
 * The catalog of an author's command: the one that was named, else the surrounding one. Never the one that ships with
 * idp, so that nobody mistakes a check of that one for a check of their own. Throws `catalog/missing`.
 */
export async function findAuthorsCatalog({
  cwd,
  templates,
  trusted,
}: Pick<Context, 'cwd' | 'templates' | 'trusted'>): Promise<string> {
  if (!trusted) return templates;
  return (await findCatalogAround(cwd)) ?? throwNoCatalog(cwd);
}

/** The catalog around the current folder, or in `templates` of its repository. */
export async function findCatalogAround(cwd: string): Promise<string | undefined> {
  return (await findCatalog('.', cwd)) ?? findBeside(cwd, cwd);
}

function findBeside(folder: string, cwd: string): string | undefined {
  if (isManifestFile(`${folder}/templates/platform.yaml`))
    return relative(cwd, `${folder}/templates`);
  return dirname(folder) === folder ? undefined : findBeside(dirname(folder), cwd);
}

/** The catalog around a path, as the user would type it; undefined if there is none. */
export async function findCatalog(path: string, cwd: string): Promise<string | undefined> {
  const start = resolve(cwd, path);
  const displayPathOf = (root: string) => (isAbsolute(path) ? root : relative(cwd, root) || '.');
  for (const folder of foldersUp(start)) {
    if (isManifestFile(`${folder}/template.yaml`)) return displayPathOf(dirname(folder));
    if (isManifestFile(`${folder}/capability.yaml`))
      return displayPathOf(resolve(folder, '../../..'));
    if (isManifestFile(`${folder}/platform.yaml`)) return displayPathOf(folder);
  }
  const below = [start, `${start}/templates`];
  for (const folder of below) if (await holdsManifests(folder)) return displayPathOf(folder);
  return undefined;
}

function foldersUp(from: string): readonly string[] {
  return dirname(from) === from ? [from] : [from, ...foldersUp(dirname(from))];
}

/** Unreadable manifests count: the reader of the catalog reports them. */
async function holdsManifests(folder: string): Promise<boolean> {
  try {
    return (await readCatalog(folder, folder)).manifests.length > 0;
  } catch (error) {
    if (error instanceof IdpError)
      return error.diagnostics.every(({ code }) => code === 'files/io');
    throw error;
  }
}

function throwNoCatalog(cwd: string): never {
  const wrong = manifestsUnderOtherNames('.', cwd);
  return throwError({
    code: 'catalog/missing',
    message:
      'no catalog found: no template.yaml, capability.yaml or platform.yaml in this folder, its parents or templates/',
    hint: renameHint(wrong) ?? 'use --catalog DIR, or create a catalog: idp new catalog NAME',
  });
}

/** Misnamed manifests around a path and below it. */
export function manifestsUnderOtherNames(path: string, cwd: string): readonly string[] {
  const start = resolve(cwd, path);
  const above = foldersUp(start).flatMap((folder) =>
    manifestNames.flatMap((name) =>
      (findMisnamed(folder, name) ?? []).map((wrong) => `${folder}/${wrong}`),
    ),
  );
  const below = [start, `${start}/templates`].flatMap((root) =>
    findUnlisted(root).map((wrong) => `${root}/${wrong}`),
  );
  const found = [...new Set([...above, ...below.filter(isManifestFile)])];
  return found.map((file) => (isAbsolute(path) ? file : relative(cwd, file)));
}

/** What to call manifests that have another name; undefined if there are none. */
export function renameHint(files: readonly string[]): string | undefined {
  const lines = files.map((file) => `rename ${file} to ${manifestNameMeant(file)}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}
