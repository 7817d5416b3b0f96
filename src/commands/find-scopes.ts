import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fail, IdpError } from '../errors/error.ts';
import { readCatalog } from '../host/read-catalog.ts';
import { readTextIfAny } from '../host/read-text.ts';
import type { Context } from './context.ts';
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
    const here = trusted ? await findRoot('.', cwd) : undefined;
    const root = here ?? templates;
    return [{ kind: 'catalog', root, paths: [root], shipped: trusted && here === undefined }];
  }
  refuseMissing(paths, cwd);
  const found = await Promise.all(
    paths.map(async (path) => ({ path, root: await findRoot(path, cwd) })),
  );
  const roots = [...new Set(found.flatMap(({ root }) => root ?? []))];
  const catalogs = roots.map((root): Scope => {
    const asked = found.filter((one) => one.root === root).map(({ path }) => path);
    return { kind: 'catalog', root, paths: asked };
  });
  const alone = found.filter(({ root }) => root === undefined).map(({ path }) => lone(path, cwd));
  return [...catalogs, ...alone];
}

/** The catalog that a path lies in, as the person would type it; undefined if it lies in none. */
async function findRoot(path: string, cwd: string): Promise<string | undefined> {
  const start = resolve(cwd, path);
  const shown = (root: string) => (isAbsolute(path) ? root : relative(cwd, root) || '.');
  for (let folder = start; ; folder = dirname(folder)) {
    if (isManifest(`${folder}/template.yaml`)) return shown(dirname(folder));
    if (isManifest(`${folder}/capability.yaml`)) return shown(resolve(folder, '../../..'));
    if (isManifest(`${folder}/platform.yaml`)) return shown(folder);
    if (dirname(folder) === folder) break;
  }
  const below = [start, `${start}/templates`];
  for (const folder of below) if (await holdsManifests(folder)) return shown(folder);
  return undefined;
}

/** A file of that name that says it is of `idp`: a skeleton may hold another tool's `template.yaml`. */
function isManifest(file: string): boolean {
  return /^apiVersion:\s*["']?idp\//m.test(readTextIfAny(file) ?? '');
}

async function holdsManifests(folder: string): Promise<boolean> {
  try {
    return (await readCatalog(folder)).manifests.length > 0;
  } catch (error) {
    if (error instanceof IdpError) return false;
    throw error;
  }
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
