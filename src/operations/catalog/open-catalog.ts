import { resolve } from 'node:path';
import {
  assembleCatalog,
  type Catalog,
  type CatalogFiles,
  fileOf,
  linkedFoldersOf,
  type ReadManifest,
} from '../../catalog/catalog.ts';
import { cachedManifestOf, restoreManifest } from '../../catalog/manifest/cached-manifest.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { ok } from '../../shared/result.ts';
import { openManifestCache } from '../../system/catalog/manifest-cache.ts';
import { readCatalog } from '../../system/catalog/read-catalog.ts';
import type { Context } from '../context.ts';
import { manifestsUnderOtherNames, renameHint } from './find-catalog.ts';

type Chosen = Pick<Context, 'templates' | 'cache' | 'cwd'>;

/** The selected catalog. An invalid platform stops every command, since everything depends on it. */
export async function openCatalog(context: Chosen): Promise<Catalog> {
  return checkCatalog(
    await readAll(await readCatalog(context.templates, context.cwd), context),
    context,
  );
}

/** The same without capabilities: half of the work, for a command that only shows templates. */
export async function openTemplates(context: Chosen): Promise<Catalog> {
  const { root, manifests, links = [] } = await readCatalog(context.templates, context.cwd);
  const isWanted = (path: string) => !path.startsWith('capabilities/');
  const wanted = {
    root,
    manifests: manifests.filter(({ path }) => isWanted(path)),
    links: links.filter(isWanted),
  };
  return checkCatalog(await readAll(wanted, context), context);
}

/** Reads every manifest; those that an earlier run parsed come from the cache, and the schemas are not even loaded. */
export async function readAll(files: CatalogFiles, context: Chosen): Promise<Catalog> {
  const { root, manifests } = files;
  const cache = openManifestCache(context.cache, resolve(context.cwd, root));
  const read: ReadManifest[] = [];
  for (const { path, text } of manifests) {
    const known = cache.find(text);
    if (known) read.push({ path, read: ok(restoreManifest(known, text, fileOf(root, path))) });
    else {
      const { parseAt } = await import('../../catalog/parse-catalog.ts');
      const parsed = parseAt(root, path, text);
      if (context.cache && parsed.ok) cache.add(text, cachedManifestOf(parsed.value));
      read.push({ path, read: parsed });
    }
  }
  cache.save();
  return assembleCatalog(root, [...read, ...linkedFoldersOf(files)]);
}

function checkCatalog(catalog: Catalog, { cwd }: Chosen): Catalog {
  throwIfAny(catalog.broken.get('platform') ?? []);
  if (catalog.templates.size > 0) return catalog;
  throwIfAny([...catalog.broken.values()].flat());
  return throwError({
    code: 'catalog/empty',
    message: `${catalog.root} contains no template`,
    hint:
      renameHint(manifestsUnderOtherNames(catalog.root, cwd)) ??
      'a template is a folder with a template.yaml in it',
  });
}
