import { checkIds } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Survey } from '../survey.ts';

/** Manifests that cannot be read, and those whose name is not that of their folder. */
export function checkManifests({ catalog }: Survey): readonly Problem[] {
  return [...[...catalog.broken.values()].flat(), ...checkIds(catalog)];
}
