import type { CapabilityEntry } from '../../catalog/catalog.ts';
import type { Example } from '../../catalog/manifest/example.ts';
import {
  locationOfKey,
  locationOfValue,
  type WithSource,
} from '../../catalog/manifest/source-map.ts';
import { suggest, suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type CatalogAnalysis, contributorsWith } from '../catalog-analysis.ts';

/**
 * Examples of capabilities: each answer and layer is known to something that it can be combined with, if all
 * manifests are readable.
 */
export function checkCapabilityExamples(analysis: CatalogAnalysis): readonly Diagnostic[] {
  if (analysis.catalog.broken.size > 0) return [];
  return [...analysis.catalog.capabilities.values()].flatMap((entry) => {
    const examples = analysis.analyzedContributors.get(entry.id)?.examples ?? [];
    if (examples.length === 0) return [];
    const parameters = new Set(
      contributorsWith(analysis, entry.id).flatMap(({ contributor }) =>
        Object.keys(contributor.source.value.spec.parameters ?? {}),
      ),
    );
    return examples.flatMap((example) => [
      ...checkAnswers(example, parameters),
      ...checkChoices(analysis, entry, example),
    ]);
  });
}

function checkAnswers(
  example: WithSource<Example>,
  parameters: ReadonlySet<string>,
): readonly Diagnostic[] {
  return Object.keys(example.value.answers)
    .filter((name) => !parameters.has(name))
    .map((name) => ({
      code: 'example/invalid',
      message: `"${name}" is not a parameter (the example)`,
      location: locationOfKey(example, ['answers', name]),
      ...suggestFix(name, parameters),
    }));
}

function checkChoices(
  { catalog }: CatalogAnalysis,
  entry: CapabilityEntry,
  example: WithSource<Example>,
): readonly Diagnostic[] {
  return (example.value.with ?? []).flatMap((text, index): readonly Diagnostic[] => {
    const id = text.replace('=', '/');
    const own = id.startsWith(`${entry.source.value.metadata.layer}/`) && id !== entry.id;
    const known = catalog.capabilities.has(id) || catalog.broken.has(id);
    if (known && !own) return [];
    const location = locationOfValue(example, ['with', index]);
    const message = own
      ? `${text} replaces ${entry.id}, which this example is for`
      : `${text} does not name a capability`;
    const hint = own ? 'remove it' : suggest(id, catalog.capabilities.keys());
    return [{ code: 'example/invalid', message, location, hint }];
  });
}
