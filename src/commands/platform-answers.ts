import { type GivenAnswers, givenByMapping } from '../answers/given.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Mapping } from '../data/value.ts';

/** The default answers of the organisation, which stand over those of a template. */
export function platformAnswers({ platform }: Catalog): GivenAnswers {
  const defaults = (platform?.value.spec.defaults ?? {}) as Mapping;
  return givenByMapping(defaults, { source: 'platform', label: 'platform.yaml' });
}
