import { readFileSync, statSync } from 'node:fs';
import { manifestNameMeant } from '../../catalog/manifest-names.ts';
import { errnoMessageOf } from '../files/io-error.ts';
import { listNames } from './list-names.ts';

/**
 * Whether a file is a manifest of `idp`: a skeleton may contain another tool's `template.yaml`. An unreadable file
 * counts as one, so that its reader reports why.
 */
export function isManifestFile(file: string): boolean {
  try {
    return (
      statSync(file).isFile() && /^apiVersion:\s*["']?idp\//m.test(readFileSync(file, 'latin1'))
    );
  } catch (error) {
    return errnoMessageOf(error) === 'EACCES';
  }
}

/** Manifests in a folder whose name is nearly right (`template.yml`), where the right one is not there; else undefined. */
export function findMisnamed(folder: string, wanted: string): readonly string[] | undefined {
  const names = listNames(folder);
  if (names.includes(wanted)) return undefined;
  const misnamed = names.filter(
    (name) => manifestNameMeant(name) === wanted && isManifestFile(`${folder}/${name}`),
  );
  return misnamed.length === 0 ? undefined : misnamed;
}
