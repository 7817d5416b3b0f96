import { checkIds } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Survey } from '../survey.ts';

/** Manifests that cannot be read, that are not there, and whose name is not that of their folder. */
export function checkManifests({ catalog, unlisted }: Survey): readonly Problem[] {
  const broken = [...catalog.broken.values()].flat();
  return [...broken, ...unlisted.map(unlistedProblem), ...checkIds(catalog)];
}

function unlistedProblem(folder: string): Problem {
  const ofCapability = /(^|\/)capabilities\/[^/]+(\/[^/]+)?$/.test(folder);
  return {
    code: 'catalog/unlisted',
    message: 'is not read, for its manifest is not where it is looked for',
    place: { file: folder },
    hint: ofCapability
      ? 'a capability is described by capabilities/LAYER/SYSTEM/capability.yaml'
      : 'a template is described by TEMPLATE/template.yaml',
  };
}
