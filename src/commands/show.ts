import { mergeGiven } from '../answers/given.ts';
import { exampleAnswers } from '../answers/missing.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { compose } from '../capability/compose.ts';
import { noChoices, offeredLayers, selectCapabilities } from '../capability/select.ts';
import { findByKind, findTemplate } from '../catalog/find.ts';
import { orThrow } from '../errors/checked.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { showJson } from '../terminal/show-json.ts';
import { showPage } from '../terminal/show-page.ts';
import type { Context, ExitCode } from './context.ts';
import { openCatalog } from './open-catalog.ts';
import { platformAnswers } from './platform-answers.ts';
import { createPreparer } from './prepare-service.ts';

/** `idp show ID`: what a golden path asks and gives. Its files are those for the defaults. */
export async function runShow(
  { id }: { readonly id: string },
  context: Context,
): Promise<ExitCode> {
  const catalog = await openCatalog(context);
  const template = findTemplate(catalog, id);
  const composition = orThrow(
    compose(catalog, template, orThrow(selectCapabilities(catalog, template, noChoices))),
  );
  const given = platformAnswers(catalog);
  const { missing } = resolveAnswers(composition, given);
  const { answers } = resolveAnswers(composition, mergeGiven(given, exampleAnswers(missing)));
  const { files, hooks } = createPreparer(catalog)(composition, answers);
  const ambiguous = findByKind(catalog, template.source.value.spec.creates).length > 1;
  const shown = {
    composition,
    answers,
    offered: offeredLayers(catalog, template),
    hooks,
    files,
    ambiguous,
  };
  context.console.out(
    context.format === 'json'
      ? showJson(shown, catalog.root)
      : showPage(shown, resultStyle(context.console)),
  );
  return 0;
}
