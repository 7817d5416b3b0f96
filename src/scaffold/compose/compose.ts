import {
  type CapabilityEntry,
  type Catalog,
  platformFacts,
  type TemplateEntry,
  templateFacts,
} from '../../catalog/catalog.ts';
import { findCapability } from '../../catalog/find.ts';
import { layerFacts } from '../../catalog/layer-facts.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { errAll, ok, type Result, toResult } from '../../shared/result.ts';
import type { DeclaredNames } from '../answers/declared-names.ts';
import type { Facts } from '../answers/facts.ts';
import { type ParameterDeclaration, prepareQuestions, type Question } from '../answers/question.ts';
import { type AnswerRule, prepareRules } from '../answers/rules.ts';
import { orderCapabilities } from './order.ts';
import { offeredLayers } from './select.ts';

/** What is about to be generated: a template, its capabilities in order, and one list of questions. */
export interface Composition {
  readonly template: TemplateEntry;
  readonly capabilities: readonly CapabilityEntry[];
  /** Layers that the template offers and that are off: by the user's choice, or against their default. */
  readonly without: readonly string[];
  readonly facts: Facts;
  readonly questions: readonly Question[];
  /** What must hold of several answers together. */
  readonly rules: readonly AnswerRule[];
}

/** A contributor of a composition: the template first, then each capability. */
export type Contributor = TemplateEntry | CapabilityEntry;

/** Composes a template and the capabilities `layer/provider`; `leftOut` are the layers that the user switched off. */
export function compose(
  catalog: Catalog,
  template: TemplateEntry,
  selected: readonly string[],
  leftOut: ReadonlySet<string> = new Set(),
): Result<Composition> {
  const ordered = orderCapabilities(selected.map((id) => findCapability(catalog, id)));
  if (!ordered.ok) return ordered;
  const facts = {
    platform: platformFacts(catalog),
    template: templateFacts(template),
    layers: layerFacts(catalog, ordered.value),
  };
  const contributors: readonly Contributor[] = [template, ...ordered.value];
  const [twice, ...more] = findParametersTwice(contributors);
  if (twice) return errAll([twice, ...more]);
  const questions = prepareQuestions(contributors.map(toDeclaration), facts);
  if (!questions.ok) return questions;
  const parameters = new Map(questions.value.map(({ name, parameter }) => [name, parameter]));
  const rules = joinRules(
    contributors.map((one) =>
      prepareRules(toDeclaration(one), { owner: one.id, parameters, facts }),
    ),
  );
  if (!rules.ok) return rules;
  const capabilities = ordered.value;
  const without = offeredLayers(catalog, template)
    .filter(({ layer, system }) => system !== undefined || leftOut.has(layer))
    .filter(({ layer }) => !hasLayer(capabilities, layer))
    .map(({ layer }) => layer);
  return ok({
    template,
    capabilities,
    without,
    facts,
    questions: questions.value,
    rules: rules.value,
  });
}

function joinRules(all: readonly Result<readonly AnswerRule[]>[]): Result<readonly AnswerRule[]> {
  return toResult(
    all.flatMap((rules) => (rules.ok ? rules.value : [])),
    all.flatMap((rules) => (rules.ok ? [] : rules.diagnostics)),
  );
}

export function contributorsOf({ template, capabilities }: Composition): readonly Contributor[] {
  return [template, ...capabilities];
}

/** The names that the skeletons of a composition may use; `owner` is whose skeleton it is. */
export function declaredIn({ questions, facts }: Composition, owner: string): DeclaredNames {
  return {
    owner,
    facts,
    parameters: new Map(questions.map(({ name, parameter }) => [name, parameter])),
  };
}

function hasLayer(capabilities: readonly CapabilityEntry[], layer: string): boolean {
  return capabilities.some(({ source }) => source.value.metadata.layer === layer);
}

function toDeclaration({ id, source }: Contributor): ParameterDeclaration {
  return { owner: id, source };
}

function findParametersTwice(contributors: readonly Contributor[]): readonly Diagnostic[] {
  const ownerOf = new Map<string, string>();
  return contributors.flatMap(({ id, source }) =>
    Object.keys(source.value.spec.parameters ?? {}).flatMap((name): Diagnostic[] => {
      const earlier = ownerOf.get(name);
      ownerOf.set(name, id);
      if (earlier === undefined) return [];
      const message = `"${name}" is declared by ${earlier} and by ${id}`;
      return [
        {
          code: 'capability/duplicate-parameter',
          message,
          location: locationOfKey(source, ['spec', 'parameters', name]),
          hint: 'rename one of them',
        },
      ];
    }),
  );
}
