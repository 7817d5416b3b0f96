import type { CapabilityEntry, TemplateEntry } from '../catalog/catalog.ts';
import type { Parameter } from '../manifest/parameter.ts';
import { requiredBy } from './required.ts';
import type { Study } from './study.ts';
import type { Survey } from './survey.ts';

/** What a capability may name over a template: the template's parameters, and those of what it requires; its own last. */
export function studiesReachable(
  survey: Survey,
  entry: CapabilityEntry,
  template: TemplateEntry,
): readonly Study[] {
  const required = requiredBy(survey, entry, template);
  const ids = [...required.map(({ id }) => id), template.id, entry.id];
  return ids.flatMap((id) => survey.studies.get(id) ?? []);
}

export function parametersOf({ contributor }: Study): ReadonlyMap<string, Parameter> {
  return new Map(Object.entries(contributor.source.value.spec.parameters ?? {}));
}
