import {
  type CapabilityEntry,
  platformFacts,
  type TemplateEntry,
  templateFacts,
} from '../../catalog/catalog.ts';
import { layerFacts } from '../../catalog/layer-facts.ts';
import { checkNames, type DeclaredNames } from '../../scaffold/answers/declared-names.ts';
import type { Facts } from '../../scaffold/answers/facts.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { NameUse } from '../../templating/names.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { parametersOf, reachableContributors } from '../reachable-contributors.ts';

/**
 * Every name that is used is declared, whatever layers are on: for a template by itself; for a capability by itself,
 * what it requires, or every template that offers it. Names that an unreadable manifest may declare are not reported.
 */
export function checkDeclaredNames(analysis: CatalogAnalysis): readonly Diagnostic[] {
  const platform = platformFacts(analysis.catalog);
  const layers = layerFacts(analysis.catalog, []);
  const { broken } = analysis.catalog;
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const { contributor } = analyzed;
    const { id } = contributor;
    const uses = analyzed.uses.filter(
      ({ path: [first] }) =>
        (first !== 'platform' || !broken.has('platform')) && (first !== 'layers' || !broken.size),
    );
    if (!isTemplate(contributor))
      return checkCapability(
        analysis,
        { ...analyzed, uses },
        { platform, template: undefined, layers },
      );
    const facts = { platform, template: templateFacts(contributor), layers };
    return checkNames(uses, { owner: id, facts, parameters: parametersOf(analyzed) });
  });
}

function checkCapability(
  analysis: CatalogAnalysis,
  analyzed: AnalyzedContributor,
  facts: Facts,
): readonly Diagnostic[] {
  const entry = analyzed.contributor as CapabilityEntry;
  const own = { owner: entry.id, facts, parameters: parametersOf(analyzed) };
  const isOwn = ({ path: [first = ''] }: NameUse) =>
    first === 'platform' || own.parameters.has(first);
  const foreign = analyzed.uses.filter(
    (use) => use.path[0] === 'template' || checkNames([use], own).length > 0,
  );
  if (analysis.catalog.broken.size > 0) return checkNames(analyzed.uses.filter(isOwn), own);
  const templates = analysis.offeredBy.get(entry.id) ?? [];
  if (foreign.length === 0) return [];
  if (templates.length === 0) return checkNames(analyzed.uses.filter(isOwn), own);
  const merged = templates.map((template) => ({
    template,
    declared: {
      ...own,
      facts: { ...facts, template: templateFacts(template) },
      parameters: new Map(
        reachableContributors(analysis, entry, template).flatMap((one) => [...parametersOf(one)]),
      ),
    },
  }));
  return foreign.flatMap((use) => checkUse(use, merged));
}

function checkUse(
  use: NameUse,
  merged: readonly { readonly template: TemplateEntry; readonly declared: DeclaredNames }[],
): readonly Diagnostic[] {
  const lacking = merged.flatMap(({ template, declared }) =>
    checkNames([use], declared).map((diagnostic) => ({ diagnostic, id: template.id })),
  );
  const [first] = lacking;
  if (first === undefined) return [];
  if (use.path[0] === 'template') return lacking.map(({ diagnostic }) => diagnostic);
  const { diagnostic } = first;
  if (use.path[0] === 'platform' || !diagnostic.message.includes(' is not a parameter of '))
    return [diagnostic];
  const ids = lacking.map(({ id }) => id);
  const whom =
    ids.length === merged.length
      ? 'of any template that offers it'
      : `of ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}, where it is offered too`;
  return [{ ...diagnostic, message: `${diagnostic.message}, nor ${whom}` }];
}

function isTemplate(contributor: Contributor): contributor is TemplateEntry {
  return 'creates' in contributor.source.value.spec;
}
