import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Example } from '../catalog/manifest/example.ts';
import { isSecret } from '../catalog/manifest/secret.ts';
import { locationOfKey, locationOfValue, type WithSource } from '../catalog/manifest/source-map.ts';
import type { Resolution } from '../scaffold/answers/resolve.ts';
import { type Composition, contributorsOf } from '../scaffold/compose/compose.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { errAll, type Result, toResult } from '../shared/result.ts';
import { answersFromExample, resolveCaseAnswers, resolveWithSamples } from './case-answers.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';
import { composer, locationInTemplate } from './render-cases.ts';
import { selectByExample, selectWithCapability } from './select-example.ts';
import { type Choices, choicesFor } from './selections.ts';

/** What every case of one template needs. */
export interface RenderContext {
  readonly analysis: CatalogAnalysis;
  readonly template: TemplateEntry;
  readonly choices: Choices;
  readonly composeOnce: (ids: readonly string[]) => Result<Composition>;
}

/** A composition with its answers. */
export interface ResolvedCase {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

export function createRenderContext(
  analysis: CatalogAnalysis,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): RenderContext {
  const { catalog } = analysis;
  const choices = choicesFor(catalog, template, isUsable);
  return { analysis, template, choices, composeOnce: composer(catalog, template) };
}

/** By an example of the template; undefined where what it needs is at fault elsewhere. */
export function resolveExampleCase(
  context: RenderContext,
  example: WithSource<Example>,
): Result<ResolvedCase> | undefined {
  const selected = selectByExample(context.choices, example);
  if (!selected?.ok) return selected;
  const composed = composeWith(context, selected.value);
  if (!composed.ok) return composed;
  const composition = composed.value;
  const resolution = resolveCaseAnswers(
    context.analysis.catalog,
    composition,
    answersFromExample(example, 'file'),
  );
  const diagnostics = [
    ...nestAnswers(resolution.diagnostics, composition),
    ...missingIn(example, resolution),
  ];
  return toResult({ composition, resolution }, diagnostics);
}

/** With these capabilities, and the answers of the examples of its contributors. */
export function resolveSelectionCase(
  context: RenderContext,
  ids: readonly string[],
): Result<ResolvedCase> {
  const composed = composeWith(context, ids);
  return composed.ok ? resolveSamples(context, composed.value) : composed;
}

/** With an example of a capability, and the defaults of the template. */
export function resolveCapabilityExampleCase(
  context: RenderContext,
  id: string,
  example: WithSource<Example>,
): Result<ResolvedCase> {
  const composed = composeWith(context, selectWithCapability(context.choices, id, example));
  return composed.ok ? resolveSamples(context, composed.value, example) : composed;
}

function composeWith(
  { composeOnce, template }: RenderContext,
  ids: readonly string[],
): Result<Composition> {
  const composed = composeOnce(ids);
  if (composed.ok) return composed;
  const [first, ...rest] = locationInTemplate(composed.diagnostics, template);
  return first ? errAll([first, ...rest]) : composed;
}

/** The answers that an example lacks. Secrets may be missing: they would be in a file. */
function missingIn(example: WithSource<Example>, { missing }: Resolution): readonly Diagnostic[] {
  return missing
    .filter(({ parameter }) => !isSecret(parameter))
    .map(({ name }) => ({
      code: 'example/invalid',
      message: `the example has no answer for "${name}"`,
      location: locationOfKey(example, ['answers']),
    }));
}

/** The first examples of its contributors, and samples for what they do not answer. */
function resolveSamples(
  { analysis: { catalog, analyzedContributors }, template }: RenderContext,
  composition: Composition,
  example?: WithSource<Example>,
): Result<ResolvedCase> {
  const first = contributorsOf(composition).flatMap(
    ({ id }) => analyzedContributors.get(id)?.examples.slice(0, 1) ?? [],
  );
  const provided = [...(example ? [example] : []), ...first].map((one) =>
    answersFromExample(one, 'lock'),
  );
  const resolution = resolveWithSamples(catalog, composition, ...provided);
  const missing = resolution.missing.map(
    ({ name, owner }): Diagnostic => ({
      code: 'example/invalid',
      message: `"${name}" has no default and no example, so ${template.id} cannot be checked`,
      location: locationOfParameter(composition, name),
      hint: `add an answer for it to an example of ${owner}`,
    }),
  );
  const diagnostics = [...nestAnswers(resolution.diagnostics, composition), ...missing];
  return toResult({ composition, resolution }, diagnostics);
}

/** Reports problems of answers at the example or default that provided them. */
function nestAnswers(
  diagnostics: readonly Diagnostic[],
  composition: Composition,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const name = /^"([^"]+)"/.exec(diagnostic.message)?.[1] ?? '';
    const location = diagnostic.location ?? locationOfParameter(composition, name, 'default');
    return {
      ...diagnostic,
      code: diagnostic.location ? 'example/invalid' : 'manifest/value',
      location,
    };
  });
}

function locationOfParameter(composition: Composition, name: string, ...key: readonly string[]) {
  const path = ['spec', 'parameters', name, ...key];
  const owner = contributorsOf(composition).find(
    ({ source }) => source.value.spec.parameters?.[name] !== undefined,
  );
  return locationOfValue((owner ?? composition.template).source, path);
}
