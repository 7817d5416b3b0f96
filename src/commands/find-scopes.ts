import { resolve } from 'node:path';
import { fail } from '../errors/error.ts';
import { readTextIfAny } from '../host/read-text.ts';
import type { Context } from './context.ts';
import { findCatalog, findCatalogAround } from './find-catalog.ts';
import { refuseMissing } from './refuse-missing.ts';

/** Something to validate: a catalog, of which some files are asked about; or a manifest of its own. */
export type Scope =
  | {
      readonly kind: 'catalog';
      readonly root: string;
      /** The paths that are asked about, as the person typed them. */
      readonly paths: readonly string[];
      /** Whether nobody named it and none was found here, so that it is the one that ships with idp. */
      readonly shipped?: boolean;
    }
  | { readonly kind: 'manifest'; readonly file: string; readonly text: string };

type Place = Pick<Context, 'cwd' | 'templates' | 'trusted'>;

/**
 * What the person asked about: the catalogs that the paths lie in. Without a path, the catalog that was named; else
 * the one in which the person stands, or that stands below in `templates`; else the one that ships with idp.
 */
export async function findScopes(
  paths: readonly string[],
  { cwd, templates, trusted }: Place,
): Promise<readonly Scope[]> {
  if (paths.length === 0) {
    const here = trusted ? await findCatalogAround(cwd) : undefined;
    const root = here ?? templates;
    return [{ kind: 'catalog', root, paths: [root], shipped: trusted && here === undefined }];
  }
  refuseMissing(paths, cwd);
  const found = await Promise.all(
    paths.map(async (path) => ({ path, root: await findCatalog(path, cwd) })),
  );
  const roots = [...new Set(found.flatMap(({ root }) => root ?? []))];
  const catalogs = roots.map((root): Scope => {
    const asked = found.filter((one) => one.root === root).map(({ path }) => path);
    return { kind: 'catalog', root, paths: asked };
  });
  const alone = found.filter(({ root }) => root === undefined).map(({ path }) => lone(path, cwd));
  return [...catalogs, ...alone];
}

function lone(file: string, cwd: string): Scope {
  const text = /\.ya?ml$/.test(file) ? readTextIfAny(resolve(cwd, file)) : undefined;
  if (text !== undefined) return { kind: 'manifest', file, text };
  return fail({
    code: 'catalog/missing',
    message: `${file} is neither a manifest nor in a folder of templates`,
    hint: 'name a folder of templates, a template, a capability, or a manifest',
  });
}
