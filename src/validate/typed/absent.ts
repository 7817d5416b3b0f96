import { printExpression, printName } from '../../typing/print-expression.ts';
import { isPossible } from '../../typing/satisfiable.ts';
import { parameterNamed } from '../../typing/truth.ts';
import { outermost } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** A parameter in a place where its own condition may not hold, and no other condition stands around it. */
export const absent: TypedRule = {
  checkExpression: (expression, purpose, { scope, guards }) => {
    if (expression.kind !== 'name' || purpose === 'asked') return [];
    const parameter = parameterNamed(expression, scope);
    if (parameter?.when === undefined) return [];
    const missing = { test: parameter.when, scope: outermost(scope.world), holds: false };
    if (!isPossible([...guards, missing])) return [];
    return [
      {
        code: 'skeleton/absent-name',
        message: `"${printName(expression)}" may be absent here: it is there only if ${printExpression(parameter.when)}`,
        place: expression.location,
        hint: `guard it by {{#if ${parameter.key}}}`,
      },
    ];
  },
};
