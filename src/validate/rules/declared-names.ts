import { checkNames, type Declared } from '../../answers/declared.ts';
import type { Facts } from '../../answers/facts.ts';
import type { Contributor } from '../../capability/compose.ts';
import {
  type CapabilityEntry,
  platformFacts,
  type TemplateEntry,
  templateFacts,
} from '../../catalog/catalog.ts';
import { layerFacts } from '../../catalog/layer-facts.ts';
import type { Problem } from '../../errors/problem.ts';
import type { NameUse } from '../../templating/names.ts';
import { parametersOf, studiesReachable } from '../reachable.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/**
 * Every name that is used is declared, whatever layers are on: for a template by itself, for a capability
 * by itself, what it requires, or every template that offers it. What may stand in a manifest that cannot be
 * read is not missed.
 */
export function checkDeclaredNames(survey: Survey): readonly Problem[] {
  const platform = platformFacts(survey.catalog);
  const layers = layerFacts(survey.catalog, []);
  const { broken } = survey.catalog;
  return [...survey.studies.values()].flatMap((study) => {
    const { contributor } = study;
    const { id } = contributor;
    const uses = study.uses.filter(
      ({ path: [first] }) =>
        (first !== 'platform' || !broken.has('platform')) && (first !== 'layers' || !broken.size),
    );
    if (!isTemplate(contributor))
      return checkCapability(survey, { ...study, uses }, { platform, template: undefined, layers });
    const facts = { platform, template: templateFacts(contributor), layers };
    return checkNames(uses, { owner: id, facts, parameters: parametersOf(study) });
  });
}

function checkCapability(survey: Survey, study: Study, facts: Facts): readonly Problem[] {
  const entry = study.contributor as CapabilityEntry;
  const own = { owner: entry.id, facts, parameters: parametersOf(study) };
  const isOwn = ({ path: [first = ''] }: NameUse) =>
    first === 'platform' || own.parameters.has(first);
  const foreign = study.uses.filter(
    (use) => use.path[0] === 'template' || checkNames([use], own).length > 0,
  );
  if (survey.catalog.broken.size > 0) return checkNames(study.uses.filter(isOwn), own);
  const templates = survey.offeredBy.get(entry.id) ?? [];
  if (foreign.length === 0) return [];
  if (templates.length === 0) return checkNames(study.uses.filter(isOwn), own);
  const merged = templates.map((template) => ({
    template,
    declared: {
      ...own,
      facts: { ...facts, template: templateFacts(template) },
      parameters: new Map(
        studiesReachable(survey, entry, template).flatMap((one) => [...parametersOf(one)]),
      ),
    },
  }));
  return foreign.flatMap((use) => checkUse(use, merged));
}

function checkUse(
  use: NameUse,
  merged: readonly { readonly template: TemplateEntry; readonly declared: Declared }[],
): readonly Problem[] {
  const lacking = merged.flatMap(({ template, declared }) =>
    checkNames([use], declared).map((problem) => ({ problem, id: template.id })),
  );
  const [first] = lacking;
  if (first === undefined) return [];
  if (use.path[0] === 'template') return lacking.map(({ problem }) => problem);
  const { problem } = first;
  if (use.path[0] === 'platform' || !problem.message.includes(' is not a parameter of '))
    return [problem];
  const ids = lacking.map(({ id }) => id);
  const whom =
    ids.length === merged.length
      ? 'of any template that offers it'
      : `of ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}, where it is offered too`;
  return [{ ...problem, message: `${problem.message}, nor ${whom}` }];
}

function isTemplate(contributor: Contributor): contributor is TemplateEntry {
  return 'creates' in contributor.source.value.spec;
}
