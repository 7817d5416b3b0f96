import { maximum } from '../shared/append.ts';
import type { Expression } from '../templating/syntax.ts';
import { lookUpName } from './look-up.ts';
import { printExpression } from './print-expression.ts';
import { outerScope, type TypeScope } from './type-environment.ts';

/**
 * The key of an expression in the assumptions. The same text at one depth means the same. A parameter has no blank in
 * its name, so keys cannot collide.
 */
export function pathKeyOf(expression: Expression, scope: TypeScope): string {
  return `${printExpression(expression)} at ${depthOf(expression, scope)}`;
}

/** The innermost block whose item or locals an expression names; 0 if it means the same everywhere. */
function depthOf(expression: Expression, scope: TypeScope): number {
  switch (expression.kind) {
    case 'literal':
      return 0;
    case 'call':
      return maximum(expression.args.map((arg) => depthOf(arg, scope)));
    case 'name': {
      const found = lookUpName(expression, scope);
      if (found === undefined) return outerScope(scope, expression.up).depth;
      return found.kind === 'root' ? 0 : found.scope.depth;
    }
  }
}
