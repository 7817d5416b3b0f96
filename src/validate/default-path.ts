import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Resolution } from '../scaffold/answers/resolve.ts';
import { type Composition, compose } from '../scaffold/compose/compose.ts';
import { noChoices, selectCapabilities } from '../scaffold/compose/select.ts';
import { resolveWithSamples } from './case-answers.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';

/** The default composition of a template. */
export interface DefaultPath {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

/**
 * The default composition of a template, with its default answers and sample values for those without. Undefined if
 * it is not valid, which is reported elsewhere.
 */
export function defaultPath(
  { catalog }: CatalogAnalysis,
  template: TemplateEntry,
): DefaultPath | undefined {
  const selected = selectCapabilities(catalog, template, noChoices);
  if (!selected.ok || selected.value.some((id) => catalog.broken.has(id))) return undefined;
  const composed = compose(catalog, template, selected.value);
  if (!composed.ok) return undefined;
  return { composition: composed.value, resolution: resolveWithSamples(catalog, composed.value) };
}

/** The templates that the platform supports: neither experimental nor deprecated. */
export function stablePaths({ catalog }: CatalogAnalysis): readonly TemplateEntry[] {
  return [...catalog.templates.values()].filter(
    ({ source }) => (source.value.metadata.lifecycle ?? 'stable') === 'stable',
  );
}
