import type { Expression } from '../templating/syntax.ts';
import type { Assumed, OpenCondition } from './assumptions.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { TypeScope } from './type-environment.ts';

/** A condition around a location, and whether it is true there. */
export interface Guard {
  readonly test: Expression;
  readonly scope: TypeScope;
  readonly holds: boolean;
}

/** With more assumptions than this, nothing is reported: a skeleton must not make a check slow. */
const mostTries = 2000;

/**
 * Whether there are answers for which all of these are true. Parameters with few values are enumerated; what cannot
 * be calculated may be either, but is consistent. So `false` is certain.
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
