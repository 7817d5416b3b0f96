import type { GivenAnswers } from '../answers/given.ts';
import { missingProblems } from '../answers/missing.ts';
import { type Resolution, resolveAnswers } from '../answers/resolve.ts';
import { type Composition, compose } from '../capability/compose.ts';
import { type LayerChoices, selectCapabilities } from '../capability/select.ts';
import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { checkKind, defaultOfKind, findByKind, findTemplate, kindsOf } from '../catalog/find.ts';
import { orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';

/** What `new` is asked for: a kind or a template, layers, answers. */
export interface PathRequest {
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly choices: LayerChoices;
  readonly given: GivenAnswers;
}

/** A composition with every answer in place. */
export interface Settled {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

/** Decides all without a question; what is missing is listed, with the flag for each. */
export function settle(catalog: Catalog, request: PathRequest): Settled {
  const template = settleTemplate(catalog, request);
  const selected = orThrow(selectCapabilities(catalog, template, request.choices));
  const composition = orThrow(compose(catalog, template, selected, request.choices.without));
  const resolution = resolveAnswers(composition, request.given);
  failIfAny([...resolution.problems, ...missingProblems(resolution.missing)]);
  return { composition, resolution };
}

function settleTemplate(catalog: Catalog, { kind, template }: PathRequest): TemplateEntry {
  if (template !== undefined) return checkKind(findTemplate(catalog, template), kind);
  const kinds = kindsOf(catalog);
  const [only] = kinds;
  if (kind === undefined && (only === undefined || kinds.length > 1)) {
    return fail({
      code: 'usage/invalid',
      message: 'no kind was given',
      hint: `write idp new KIND NAME, where KIND is ${kinds.join(' or ')}`,
    });
  }
  const wanted = kind ?? only ?? '';
  const [first, ...others] = findByKind(catalog, wanted);
  if (others.length === 0 || first.id === defaultOfKind(catalog, wanted)) return first;
  const ids = [first, ...others].map(({ id }) => id);
  return fail({
    code: 'usage/invalid',
    message: `${ids.length} templates create a ${wanted}: ${ids.join(', ')}`,
    hint: `choose one: --template ${ids[0]}`,
  });
}
