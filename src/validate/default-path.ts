import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Resolution } from '../scaffold/answers/resolve.ts';
import { type Composition, compose } from '../scaffold/compose/compose.ts';
import { noChoices, selectCapabilities } from '../scaffold/compose/select.ts';
import { resolveWithSamples } from './case-answers.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';

/** A golden path as it is laid when nobody chooses anything. */
export interface DefaultPath {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

/**
 * The default composition of a template, with its default answers and a sample for each that has none.
 * Undefined where it cannot stand, which is told elsewhere.
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

/** The templates that the platform stands behind: neither on trial nor on their way out. */
export function stablePaths({ catalog }: CatalogAnalysis): readonly TemplateEntry[] {
  return [...catalog.templates.values()].filter(
    ({ source }) => (source.value.metadata.lifecycle ?? 'stable') === 'stable',
  );
}
