import type { Expression } from '../templating/syntax.ts';
import type { Open, Supposed } from './suppose.ts';
import { truthOf } from './truth.ts';
import type { Scope } from './world.ts';

/** A condition that stands around a place, and whether it holds there. */
export interface Guard {
  readonly test: Expression;
  readonly scope: Scope;
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
  const search = (supposed: Supposed): boolean => {
    tries += 1;
    if (tries > mostTries) return true;
    let next: Open | undefined;
    for (const { test, scope, holds } of guards) {
      const truth = truthOf(test, scope, supposed);
      if (typeof truth !== 'boolean') next ??= truth;
      else if (truth !== holds) return false;
    }
    if (next === undefined) return true;
    return next.options.some((option) => search(new Map([...supposed, ...option])));
  };
  return search(new Map());
}
