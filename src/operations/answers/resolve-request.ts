import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { checkKind, defaultOfKind, findByKind, findTemplate, kindsOf } from '../../catalog/find.ts';
import { missingAnswerDiagnostics } from '../../scaffold/answers/missing.ts';
import type { ProvidedAnswers } from '../../scaffold/answers/provided-answers.ts';
import { type Resolution, resolveAnswers } from '../../scaffold/answers/resolve.ts';
import { type Composition, compose } from '../../scaffold/compose/compose.ts';
import { type LayerChoices, selectCapabilities } from '../../scaffold/compose/select.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';

/** The request of `new`: a kind or a template, layers, answers. */
interface ProjectRequest {
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly choices: LayerChoices;
  readonly provided: ProvidedAnswers;
}

/** A composition with every answer in place. */
interface ResolvedRequest {
  readonly composition: Composition;
  readonly resolution: Resolution;
}

/** Decides all without a question; what is missing is listed, with the flag for each. */
export function resolveRequest(catalog: Catalog, request: ProjectRequest): ResolvedRequest {
  const template = resolveTemplate(catalog, request);
  const selected = unwrap(selectCapabilities(catalog, template, request.choices));
  const composition = unwrap(compose(catalog, template, selected, request.choices.without));
  const resolution = resolveAnswers(composition, request.provided);
  throwIfAny([...resolution.diagnostics, ...missingAnswerDiagnostics(resolution.missing)]);
  return { composition, resolution };
}

function resolveTemplate(catalog: Catalog, { kind, template }: ProjectRequest): TemplateEntry {
  if (template !== undefined) return checkKind(findTemplate(catalog, template), kind);
  const kinds = kindsOf(catalog);
  const [only] = kinds;
  if (kind === undefined && (only === undefined || kinds.length > 1)) {
    return throwError({
      code: 'usage/invalid',
      message: 'missing KIND',
      hint: `run idp new KIND NAME, where KIND is ${kinds.join(' or ')}`,
    });
  }
  const wanted = kind ?? only ?? '';
  const [first, ...others] = findByKind(catalog, wanted);
  if (others.length === 0 || first.id === defaultOfKind(catalog, wanted)) return first;
  const ids = [first, ...others].map(({ id }) => id);
  return throwError({
    code: 'usage/invalid',
    message: `${ids.length} templates create a ${wanted}: ${ids.join(', ')}`,
    hint: `choose one: --template ${ids[0]}`,
  });
}
