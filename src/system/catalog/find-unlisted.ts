import { existsSync, readdirSync } from 'node:fs';
import { compareText } from '../../shared/diagnostic.ts';
import { unlessMissing, wrapIoError } from '../files/io-error.ts';
import { joinPath } from '../files/join-path.ts';
import { findMisnamed } from './manifest-file.ts';

/**
 * What looks like a part of a catalog and is not read: a manifest under another name (`template.yml`), a folder with
 * a skeleton and no manifest, a capability one folder too high. Files and folders, relative to the root.
 */
export function findUnlisted(root: string): readonly string[] {
  const layers = listFolders(root, 'capabilities').map((layer) => `capabilities/${layer}`);
  const providers = layers.flatMap((layer) =>
    listFolders(root, layer).map((system) => `${layer}/${system}`),
  );
  const templates = listFolders(root, '').filter((folder) => folder !== 'capabilities');
  const has = (path: string) => existsSync(joinPath(root, path));
  return [
    ...(findMisnamed(root, 'platform.yaml') ?? []),
    ...templates.flatMap((one) => unlistedIn(root, one, 'template.yaml')),
    ...providers.flatMap((one) => unlistedIn(root, one, 'capability.yaml')),
    ...layers.filter((one) => has(`${one}/skeleton`) || has(`${one}/capability.yaml`)),
  ].sort(compareText);
}

function unlistedIn(root: string, folder: string, manifest: string): readonly string[] {
  const at = joinPath(root, folder);
  if (existsSync(`${at}/${manifest}`)) return [];
  const misnamed = findMisnamed(at, manifest)?.map((name) => `${folder}/${name}`);
  return misnamed ?? (existsSync(`${at}/skeleton`) ? [folder] : []);
}

/** The names of the folders in a folder below a root; none if it is not there. Linked folders are not among them. */
function listFolders(root: string, path: string): readonly string[] {
  const folder = path === '' ? root : joinPath(root, path);
  const list = () => unlessMissing(() => readdirSync(folder, { withFileTypes: true }));
  return (wrapIoError('read', folder, list) ?? [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
