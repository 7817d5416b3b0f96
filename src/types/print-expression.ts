import { quote } from '../shared/data/value.ts';
import type { Expression, NameExpression } from '../templating/syntax.ts';

/** An expression as an author would write it, with normalized spaces. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === undefined ? 'undefined' : quote(expression.value);
    case 'name':
      return printName(expression);
    case 'call':
      return `(${[expression.helper, ...expression.args.map(printExpression)].join(' ')})`;
  }
}

export function printName({ path, ofThis, data, up }: NameExpression): string {
  const parts = ofThis ? ['this', ...path] : path;
  return `${'../'.repeat(up)}${data ? '@' : ''}${parts.join('.')}`;
}
