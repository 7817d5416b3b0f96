import { parameterNamed } from '../../types/evaluate-condition.ts';
import { printExpression, printName } from '../../types/print-expression.ts';
import { isPossible } from '../../types/satisfiable.ts';
import { rootScope } from '../../types/type-environment.ts';
import type { TypedRule } from './rule.ts';

/** A parameter used where its own condition may be false, without a condition around. */
export const absentRule: TypedRule = {
  checkExpression: (expression, purpose, { scope, guards }) => {
    if (expression.kind !== 'name' || purpose === 'asked') return [];
    const parameter = parameterNamed(expression, scope);
    if (parameter?.when === undefined) return [];
    const missing = { test: parameter.when, scope: rootScope(scope.environment), holds: false };
    if (!isPossible([...guards, missing])) return [];
    return [
      {
        code: 'skeleton/absent-name',
        message: `"${printName(expression)}" may be absent here: it exists only if ${printExpression(parameter.when)}`,
        location: expression.location,
        hint: `guard it with {{#if ${parameter.key}}}`,
      },
    ];
  },
};
