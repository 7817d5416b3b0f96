import { basename, dirname, resolve } from 'node:path';
import { closest } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { withoutEndSlash } from '../../shared/tree/path.ts';
import { listNames } from '../../system/catalog/list-names.ts';
import { statsOf } from '../../system/files/find-inside.ts';
import { readTextIfAny } from '../../system/files/read-text.ts';
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

/** Throws `catalog/missing` for paths that do not exist, each with a suggestion. */
function assertExists(paths: readonly string[], cwd: string): void {
  throwIfAny(paths.flatMap((path) => whyMissing(path, cwd) ?? []));
}

function whyMissing(path: string, cwd: string): Diagnostic | undefined {
  const at = resolve(cwd, path);
  if (statsOf(at, path) !== undefined) return undefined;
  const near = closest(basename(at), listNames(dirname(at)));
  const typed = withoutEndSlash(path);
  const meant = near && `${typed.slice(0, typed.length - basename(typed).length)}${near}`;
  return {
    code: 'catalog/missing',
    message: `${path} does not exist`,
    hint: meant
      ? `did you mean ${meant}?`
      : 'pass a catalog, a template, a capability or a manifest',
  };
}
