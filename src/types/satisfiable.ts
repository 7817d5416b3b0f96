import type { Expression } from '../templating/syntax.ts';
import type { Assumed, OpenCondition } from './assumptions.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { TypeScope } from './type-environment.ts';

/** A condition that stands around a place, and whether it holds there. */
export interface Guard {
  readonly test: Expression;
  readonly scope: TypeScope;
  readonly holds: boolean;
}

/** Beyond this many suppositions nothing is said: a skeleton may not make a check take long. */
const mostTries = 2000;

/**
 * Whether there are answers with which all of these hold. Parameters of few values are tried with each of
 * them; what cannot be calculated may hold or not, alike wherever it stands. So `false` is certain.
 */
export function isPossible(guards: readonly Guard[]): boolean {
  let tries = 0;
  const search = (assumed: Assumed): boolean => {
    tries += 1;
    if (tries > mostTries) return true;
    let next: OpenCondition | undefined;
    for (const { test, scope, holds } of guards) {
      const truth = evaluateCondition(test, scope, assumed);
      if (typeof truth !== 'boolean') next ??= truth;
      else if (truth !== holds) return false;
    }
    if (next === undefined) return true;
    return next.options.some((option) => search(new Map([...assumed, ...option])));
  };
  return search(new Map());
}
