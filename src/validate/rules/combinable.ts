import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { addWithNeeds, choicesFor } from '../selections.ts';

/** Capabilities that a template offers and that can never be on in it, whatever else is. */
export function checkCombinable({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  if (catalog.broken.size > 0) return [];
  return [...catalog.templates.values()].flatMap((template) => {
    const choices = choicesFor(catalog, template, () => true);
    return choices.ids.flatMap((id) => {
      const selected = addWithNeeds(choices, [], id);
      const entry = catalog.capabilities.get(id);
      if ('ids' in selected || entry === undefined) return [];
      return [impossible(entry, template.id, selected)];
    });
  });
}

function impossible(
  { id, source }: CapabilityEntry,
  template: string,
  { why, key }: { readonly why: string; readonly key: 'requires' | 'conflicts' },
): Diagnostic {
  const reason = why.startsWith(`${id} `) ? `it ${why.slice(id.length + 1)}` : why;
  return {
    code: key === 'requires' ? 'capability/requires' : 'capability/conflict',
    message: `${id} can never be on in ${template}: ${reason}`,
    location: locationOfKey(source, [
      'spec',
      source.value.spec[key] === undefined ? 'requires' : key,
    ]),
    hint: 'change requires or conflicts, or the layers of the template',
  };
}
