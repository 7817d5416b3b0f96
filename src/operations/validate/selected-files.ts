import { dirname, resolve } from 'node:path';
import { throwIfAny } from '../../shared/error.ts';
import type { CatalogRead } from '../catalog/read-catalog-input.ts';

/**
 * Whether a file of a catalog is among the paths to check: it is below one of them; or it is a broken manifest,
 * without which they cannot be checked. Throws `catalog/missing` for a path without anything to check, so that "no
 * problems" is never reported for nothing.
 */
export function selectedFiles(
  paths: readonly string[],
  { input, sources }: CatalogRead,
  cwd: string,
): (file: string) => boolean {
  const broken = [...input.catalog.broken.values()].map(
    ([diagnostic]) => diagnostic?.location?.file ?? '',
  );
  const files = [...sources.keys(), ...input.unlisted].map((file) => resolve(cwd, file));
  const folders = broken.map((file) => ({ file, folder: dirname(resolve(cwd, file)) }));
  const asked = paths.map((path) => resolve(cwd, path));
  const needed = new Set(
    folders
      .filter(({ folder }) => asked.some((path) => isBelow(path, folder)))
      .map(({ file }) => file),
  );
  const idle = paths.filter((path) => {
    const at = resolve(cwd, path);
    const isWhole = resolve(cwd, input.catalog.root) === at;
    const isHeld = files.some((file) => isBelow(file, at));
    return !isWhole && !isHeld && !folders.some(({ folder }) => isBelow(at, folder));
  });
  throwIfAny(
    idle.map((path) => ({
      code: 'catalog/missing',
      message: `nothing to check at ${path}`,
    })),
  );
  return (file) => needed.has(file) || asked.some((path) => isBelow(resolve(cwd, file), path));
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}
