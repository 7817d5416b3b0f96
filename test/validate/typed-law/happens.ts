import type { Mapping, Value } from '../../../src/shared/data/value.ts';
import { IdpError } from '../../../src/shared/error.ts';
import { evaluate } from '../../../src/templating/evaluate.ts';
import { isTruthy } from '../../../src/templating/helpers.ts';
import { renderTemplate } from '../../../src/templating/render.ts';
import type { BlockNode, IfNode, Template } from '../../../src/templating/syntax.ts';
import type { DeclaredParameter } from '../../../src/types/type-environment.ts';
import { type Drawn, ships } from './draw.ts';
import { locationOf } from './told.ts';

/** What really comes of a text, over all answers: where conditions held, where not, and what was absent. */
export interface Happened {
  readonly held: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
}

/** Undefined where a condition of a parameter cannot be evaluated. */
export function tryAllAnswers(
  { whens, text }: Drawn,
  template: Template,
  declared: readonly DeclaredParameter[],
): Happened | undefined {
  const said = [text, ...Object.values(whens)].join(' ');
  const [held, failed, absent] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const onBranch = (node: IfNode | BlockNode, does: boolean) => {
    const { location } = node.kind === 'if' ? node.test : node.value;
    (does ? held : failed).add(locationOf(location));
  };
  const all = ignoring(() => [...answersTo(declared, said, { platform: {}, template: {} })]).result;
  for (const names of all ?? []) {
    const { error } = ignoring(() => renderTemplate(template, { names, onBranch }));
    const [diagnostic] = error?.diagnostics ?? [];
    if (diagnostic?.code === 'skeleton/absent-name') absent.add(locationOf(diagnostic.location));
  }
  return all && { held, failed, absent };
}

/** One value is enough for a parameter of which nothing is said. */
function* answersTo(
  [next, ...later]: readonly DeclaredParameter[],
  said: string,
  known: Mapping,
): Generator<Mapping> {
  if (next === undefined) {
    yield known;
    return;
  }
  const isAsked = next.when === undefined || isTruthy(evaluate(next.when, known));
  const renderCases =
    ships[next.name]?.renderCases.slice(0, said.includes(next.name) ? undefined : 1) ?? [];
  if (!isAsked) yield* answersTo(later, said, known);
  else
    for (const value of renderCases)
      yield* answersTo(later, said, { ...known, [next.name]: value as Value });
}

/** What a template can do wrong is told; anything else that is thrown is a bug. */
function ignoring<T>(act: () => T): { readonly result?: T; readonly error?: IdpError } {
  try {
    return { result: act() };
  } catch (error) {
    if (error instanceof IdpError) return { error };
    throw error;
  }
}
