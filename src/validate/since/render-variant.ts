import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Example } from '../../catalog/manifest/example.ts';
import type { WithSource } from '../../catalog/manifest/source-map.ts';
import { type Composition, compose, contributorsOf } from '../../scaffold/compose/compose.ts';
import { answersFromExample, resolveWithSamples } from '../case-answers.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { type RenderCase, renderSelection } from '../render-case.ts';
import { selectByExample, selectWithCapability } from '../select-example.ts';
import { choicesFor, fillUp } from '../selections.ts';

/** One variant of a template: with one of its examples, with its defaults, or with a capability. */
export interface RenderVariant {
  readonly label: string;
  readonly capability?: string | undefined;
  readonly example?: WithSource<Example> | undefined;
}

/**
 * Renders one variant of a template. Invalid answers are ignored, since the example may be older or newer than the
 * template. Undefined if it cannot be rendered.
 */
export function renderVariant(
  analysis: CatalogAnalysis,
  template: TemplateEntry,
  variant: RenderVariant,
): RenderCase | undefined {
  const composition = composeVariant(analysis, template, variant);
  if (composition === undefined) return undefined;
  const provided = variant.example ? [answersFromExample(variant.example, 'lock')] : [];
  const resolution = resolveWithSamples(analysis.catalog, composition, ...provided);
  if (resolution.diagnostics.length + resolution.missing.length > 0) return undefined;
  const broken = contributorsOf(composition).some(
    ({ id }) => analysis.analyzedContributors.get(id)?.diagnostics.length !== 0,
  );
  const renderCase = broken
    ? undefined
    : renderSelection(composition, resolution, analysis.analyzedContributors);
  return renderCase?.diagnostics.length === 0 ? renderCase : undefined;
}

function composeVariant(
  { catalog }: CatalogAnalysis,
  template: TemplateEntry,
  { capability, example }: RenderVariant,
): Composition | undefined {
  const choices = choicesFor(catalog, template, () => true);
  // A capability that is new, or gone, has no output in the other state of the catalog.
  if (capability !== undefined && !choices.ids.includes(capability)) return undefined;
  const ids =
    capability !== undefined && example !== undefined
      ? selectWithCapability(choices, capability, example)
      : example !== undefined
        ? selectOwn(selectByExample(choices, example))
        : fillUp(choices, [], [...(capability ? [capability] : []), ...choices.defaults]);
  if (ids === undefined) return undefined;
  const composed = compose(catalog, template, ids);
  return composed.ok ? composed.value : undefined;
}

function selectOwn(selected: ReturnType<typeof selectByExample>): readonly string[] | undefined {
  return selected?.ok ? selected.value : undefined;
}
