import type { TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** A deprecated template names its replacement, which exists; no other template does. */
export function checkLifecycle({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const known = new Set([...catalog.templates.keys(), ...catalog.broken.keys()]);
  return [...catalog.templates.values()].flatMap((template) => checkTemplate(template, known));
}

function checkTemplate(
  { id, source }: TemplateEntry,
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const { lifecycle, replacedBy } = source.value.metadata;
  if (replacedBy === undefined) return lifecycle === 'deprecated' ? [withoutSuccessor(source)] : [];
  const location = locationOfValue(source, ['metadata', 'replacedBy']);
  if (lifecycle !== 'deprecated') {
    const message = `${id} is replaced by ${replacedBy}, but not deprecated`;
    return [{ code: 'manifest/value', message, location, hint: 'write lifecycle: deprecated' }];
  }
  if (replacedBy !== id && known.has(replacedBy)) return [];
  const message = `"${replacedBy}" is not another template`;
  const others = [...known].filter((other) => other !== id);
  return [
    { code: 'catalog/unknown-reference', message, location, ...suggestFix(replacedBy, others) },
  ];
}

function withoutSuccessor(source: TemplateEntry['source']): Diagnostic {
  return {
    code: 'manifest/missing-key',
    message: '"replacedBy" is missing: a deprecated template names the one to use instead',
    location: locationOfKey(source, ['metadata', 'lifecycle']),
    hint: 'write replacedBy: TEMPLATE',
  };
}
