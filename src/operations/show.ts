import type { CapabilityEntry, Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { findByKind, findCapability, findTemplate } from '../catalog/find.ts';
import { presetsWith } from '../output/describe-layers.ts';
import type { PlannedTemplate } from '../output/describe-planned.ts';
import { resultStyle } from '../output/page-style.ts';
import { providerJson, providerPage, type ShownProvider } from '../output/provider-page.ts';
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

/** `idp show ID`: a template, or the provider `LAYER/PROVIDER` of a layer. */
export async function runShow(
  { id }: { readonly id: string },
  context: Context,
): Promise<ExitCode> {
  const catalog = await openCatalog(context);
  const style = resultStyle(context.console);
  if (id.includes('/')) {
    const shown = describeProvider(catalog, findCapability(catalog, id));
    context.console.out(
      context.format === 'json' ? providerJson(shown, catalog.root) : providerPage(shown, style),
    );
    return 0;
  }
  const shown = planTemplate(catalog, findTemplate(catalog, id), context);
  context.console.out(
    context.format === 'json' ? showJson(shown, catalog.root) : showPage(shown, style),
  );
  return 0;
}

function describeProvider(catalog: Catalog, provider: CapabilityEntry): ShownProvider {
  const { layer, name } = provider.source.value.metadata;
  const offers = (template: TemplateEntry) =>
    offeredLayers(catalog, template).some(
      (offered) => offered.layer === layer && offered.providers.includes(name),
    );
  return {
    provider,
    templates: [...catalog.templates.values()].filter(offers).map((template) => template.id),
    presets: presetsWith(catalog, layer, name),
  };
}

/** A template with its parameters and files. The files are those for the defaults. */
function planTemplate(
  catalog: Catalog,
  template: TemplateEntry,
  context: Context,
): PlannedTemplate {
  const composition = unwrap(
    compose(catalog, template, unwrap(selectCapabilities(catalog, template, noChoices))),
  );
  const provided = answersFromPlatform(catalog);
  const { missing } = resolveAnswers(composition, provided);
  const { answers } = resolveAnswers(composition, mergeProvided(provided, exampleAnswers(missing)));
  const { files, hooks } = createPreparer(catalog, context.cwd)(composition, answers);
  const ambiguous = findByKind(catalog, template.source.value.spec.creates).length > 1;
  const offered = offeredLayers(catalog, template);
  return { composition, answers, offered, hooks, files, ambiguous };
}
