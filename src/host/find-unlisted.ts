import { existsSync } from 'node:fs';
import { compareText } from '../errors/problem.ts';
import { listFolders } from './list-folders.ts';
import { joinShown } from './shown.ts';

/**
 * Folders of a catalog that hold a skeleton and no manifest, so that nobody would miss them: a `template.yml`,
 * a capability one folder too high. Relative to the root.
 */
export function findUnlisted(root: string): readonly string[] {
  const layers = listFolders(root, 'capabilities').map((layer) => `capabilities/${layer}`);
  const systems = layers.flatMap((layer) =>
    listFolders(root, layer).map((system) => `${layer}/${system}`),
  );
  const templates = listFolders(root, '').filter((folder) => folder !== 'capabilities');
  const has = (path: string) => existsSync(joinShown(root, path));
  return [
    ...templates.filter((one) => has(`${one}/skeleton`) && !has(`${one}/template.yaml`)),
    ...systems.filter((one) => has(`${one}/skeleton`) && !has(`${one}/capability.yaml`)),
    ...layers.filter((one) => has(`${one}/skeleton`) || has(`${one}/capability.yaml`)),
  ].sort(compareText);
}
