import type { TemplateEntry } from '../../catalog/catalog.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfValue } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** The template that the platform takes for a kind is there, and creates that kind. */
export function checkKindDefaults({ catalog }: Survey): readonly Problem[] {
  const { platform, templates, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  return Object.entries(platform.value.spec.kinds ?? {}).flatMap(([kind, { default: id }]) => {
    if (id === undefined) return [];
    const creates = createdBy(templates.get(id));
    if (creates === kind) return [];
    const creating = [...templates.values()].filter((entry) => createdBy(entry) === kind);
    return {
      code: 'catalog/unknown-reference' as const,
      message: creates === undefined ? `"${id}" is not a template` : `"${id}" creates a ${creates}`,
      place: placeOfValue(platform, ['spec', 'kinds', kind, 'default']),
      ...amend(
        id,
        creating.map((entry) => entry.id),
      ),
    };
  });
}

function createdBy(entry: TemplateEntry | undefined): string | undefined {
  return entry?.source.value.spec.creates;
}
