import { resolve } from 'node:path';
import { throwError } from '../../shared/error.ts';
import { readTextIfAny } from '../../system/files/read-text.ts';
import { assertExists } from '../assert-exists.ts';
import {
  findAuthorsCatalog,
  findCatalog,
  manifestsUnderOtherNames,
  renameHint,
} from '../catalog/find-catalog.ts';
import type { Context } from '../context.ts';

/** What to validate: a catalog, perhaps limited to some paths; or a single manifest. */
export type ValidateScope =
  | {
      readonly kind: 'catalog';
      readonly root: string;
      /** The paths to check, as the user typed them. */
      readonly paths: readonly string[];
    }
  | { readonly kind: 'manifest'; readonly file: string; readonly text: string };

/**
 * The catalogs around the paths. Without a path, the catalog that was named; else the one around the current folder,
 * or below it in `templates`.
 */
export async function findValidateScopes(
  paths: readonly string[],
  context: Pick<Context, 'cwd' | 'templates' | 'trusted'>,
): Promise<readonly ValidateScope[]> {
  const { cwd } = context;
  if (paths.length === 0) {
    const root = await findAuthorsCatalog(context);
    return [{ kind: 'catalog', root, paths: [root] }];
  }
  assertExists(paths, cwd);
  const found = await Promise.all(
    paths.map(async (path) => ({ path, root: await findCatalog(path, cwd) })),
  );
  const roots = [...new Set(found.flatMap(({ root }) => root ?? []))];
  const catalogs = roots.map((root): ValidateScope => {
    const asked = found.filter((one) => one.root === root).map(({ path }) => path);
    return { kind: 'catalog', root, paths: asked };
  });
  const alone = found.filter(({ root }) => root === undefined).map(({ path }) => lone(path, cwd));
  return [...catalogs, ...alone];
}

function lone(file: string, cwd: string): ValidateScope {
  const misnamed = manifestsUnderOtherNames(file, cwd);
  const isMisnamed = misnamed.some((one) => resolve(cwd, one) === resolve(cwd, file));
  const isText = /\.ya?ml$/.test(file) && !isMisnamed;
  const text = isText ? readTextIfAny(resolve(cwd, file)) : undefined;
  if (text !== undefined) return { kind: 'manifest', file, text };
  return throwError({
    code: 'catalog/missing',
    message: `${file} is neither a manifest nor inside a catalog`,
    hint: renameHint(misnamed) ?? 'pass a catalog, a template, a capability or a manifest',
  });
}
