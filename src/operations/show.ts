import { findByKind, findTemplate } from '../catalog/find.ts';
import { resultStyle } from '../output/page-style.ts';
import { showJson } from '../output/show-json.ts';
import { showPage } from '../output/show-page.ts';
import { exampleAnswers } from '../scaffold/answers/missing.ts';
import { mergeProvided } from '../scaffold/answers/provided-answers.ts';
import { resolveAnswers } from '../scaffold/answers/resolve.ts';
import { compose } from '../scaffold/compose/compose.ts';
import { noChoices, offeredLayers, selectCapabilities } from '../scaffold/compose/select.ts';
import { unwrap } from '../shared/result.ts';
import { answersFromPlatform } from './answers/answers-from-platform.ts';
import { createPreparer } from './answers/prepare-service.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import type { Context, ExitCode } from './context.ts';

/** `idp show ID`: the parameters and files of a template. The files are those for the defaults. */
export async function runShow(
  { id }: { readonly id: string },
  context: Context,
): Promise<ExitCode> {
  const catalog = await openCatalog(context);
  const template = findTemplate(catalog, id);
  const composition = unwrap(
    compose(catalog, template, unwrap(selectCapabilities(catalog, template, noChoices))),
  );
  const provided = answersFromPlatform(catalog);
  const { missing } = resolveAnswers(composition, provided);
  const { answers } = resolveAnswers(composition, mergeProvided(provided, exampleAnswers(missing)));
  const { files, hooks } = createPreparer(catalog, context.cwd)(composition, answers);
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
