import type { Catalog } from '../../catalog/catalog.ts';
import {
  answersFromMapping,
  type ProvidedAnswers,
} from '../../scaffold/answers/provided-answers.ts';
import type { Mapping } from '../../shared/data/value.ts';

/** The platform's default answers, which override those of a template. */
export function answersFromPlatform({ platform }: Catalog): ProvidedAnswers {
  const defaults = (platform?.value.spec.defaults ?? {}) as Mapping;
  return answersFromMapping(defaults, { source: 'platform', label: 'platform.yaml' });
}
