import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { IdpError } from '../errors/error.ts';
import { readCatalog } from '../host/read-catalog.ts';
import { readTextIfAny } from '../host/read-text.ts';

/** The catalog in which somebody stands, or that stands in `templates` of the repository that they are in. */
export async function findCatalogAround(cwd: string): Promise<string | undefined> {
  return (await findCatalog('.', cwd)) ?? findBeside(cwd, cwd);
}

function findBeside(folder: string, cwd: string): string | undefined {
  if (isManifest(`${folder}/templates/platform.yaml`)) return relative(cwd, `${folder}/templates`);
  return dirname(folder) === folder ? undefined : findBeside(dirname(folder), cwd);
}

/** The catalog that a path lies in, as the person would type it; undefined if it lies in none. */
export async function findCatalog(path: string, cwd: string): Promise<string | undefined> {
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
