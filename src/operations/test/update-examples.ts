import { readEarlier } from '../../system/git/checkout-at.ts';
import { lastTag } from '../../system/git/last-tag.ts';
import { takesPartIn } from '../../testing/case.ts';
import { exampleCases } from '../../testing/example-cases.ts';
import {
  type PreviousOutput,
  type UpdatedExample,
  updateExample,
} from '../../testing/update/update-example.ts';
import { analyzeCatalog } from '../../validate/catalog-analysis.ts';
import { renderSelection } from '../../validate/render-case.ts';
import { createRenderContext } from '../../validate/resolve-case.ts';
import { readCatalogInput } from '../catalog/read-catalog-input.ts';
import type { Context } from '../context.ts';
import { workspaceAt } from '../workspace-of.ts';
import type { Suite } from './collect-suite.ts';

/**
 * Updates a service of every example of an earlier state of the catalog (by default, of the last tag) to the current
 * one.
 */
export async function updateExamples(
  { analysis, owners }: Suite,
  ref: string | true,
  context: Context,
): Promise<readonly UpdatedExample[]> {
  const workspace = workspaceAt(analysis.catalog.root, context);
  const earlier = ref === true ? lastTag(workspace) : ref;
  const { value: then = [] } = await readEarlier(workspace, earlier, renderExamples);
  return then
    .filter(({ case: one }) => owners.some((id) => takesPartIn(id, one)))
    .flatMap((one) => updateExample(one, analysis) ?? []);
}

async function renderExamples(root: string): Promise<readonly PreviousOutput[]> {
  const { input } = await readCatalogInput(root, root);
  const analysis = analyzeCatalog(input);
  return [...input.catalog.templates.values()].flatMap((template) =>
    exampleCases(createRenderContext(analysis, template, () => true)).flatMap((one) => {
      const { tree, diagnostics } = renderSelection(
        one.composition,
        one.resolution,
        analysis.analyzedContributors,
      );
      return diagnostics.length === 0 ? [{ case: one, tree }] : [];
    }),
  );
}
