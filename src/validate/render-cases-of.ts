import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Result } from '../shared/result.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';
import { enumerateSelections } from './enumerate-selections.ts';
import { renderSelection } from './render-case.ts';
import { joinRenderCases, noRenderCases, type RenderCases, rejected } from './render-cases.ts';
import {
  createRenderContext,
  type RenderContext,
  type ResolvedCase,
  resolveCapabilityExampleCase,
  resolveExampleCase,
  resolveSelectionCase,
} from './resolve-case.ts';

/**
 * Renders a template in memory: with each of its examples, in every selection that shows whether capabilities can be
 * combined, and with the examples of those capabilities.
 */
export function renderCasesOf(
  analysis: CatalogAnalysis,
  template: TemplateEntry,
  isUsable: (id: string) => boolean,
): RenderCases {
  const { analyzedContributors } = analysis;
  const context = createRenderContext(analysis, template, isUsable);
  const { choices } = context;
  const done = new Set<string>();
  const examplesOf = (id: string) => analyzedContributors.get(id)?.examples ?? [];
  return joinRenderCases([
    ...examplesOf(template.id).map((example) =>
      run(context, resolveExampleCase(context, example), done),
    ),
    ...enumerateSelections(choices).map((ids) =>
      run(context, resolveSelectionCase(context, ids), done),
    ),
    ...choices.ids.flatMap((id) =>
      examplesOf(id).map((example) =>
        run(context, resolveCapabilityExampleCase(context, id, example), done),
      ),
    ),
  ]);
}

/** `done` are the finished cases, by capabilities and answers: the same is not rendered twice. */
function run(
  context: RenderContext,
  resolved: Result<ResolvedCase> | undefined,
  done: Set<string>,
): RenderCases {
  if (resolved === undefined) return noRenderCases;
  if (!resolved.ok) return rejected(resolved.diagnostics);
  const { composition, resolution } = resolved.value;
  const ids = composition.capabilities.map(({ id }) => id);
  const values = [...resolution.answers].map(([name, { value }]) => [name, value]);
  const key = JSON.stringify([ids, values]);
  if (done.has(key)) return noRenderCases;
  done.add(key);
  return {
    renderCases: [renderSelection(composition, resolution, context.analysis.analyzedContributors)],
    diagnostics: [],
  };
}
