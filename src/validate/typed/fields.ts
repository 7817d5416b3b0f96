import { isFactRoot } from '../../scaffold/answers/facts.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { NameExpression } from '../../templating/syntax.ts';
import { lookUpName } from '../../types/look-up.ts';
import { printName } from '../../types/print-expression.ts';
import { describeType } from '../../types/type.ts';
import type { TypeScope } from '../../types/type-environment.ts';
import { resolveName } from '../../types/type-of.ts';
import type { TypedRule } from './rule.ts';

/** Fields of what has none, or not this one. */
export const fieldsRule: TypedRule = {
  checkExpression: (expression, _purpose, { scope }) => {
    if (expression.kind !== 'name' || isReportedElsewhere(expression, scope)) return [];
    const { lost } = resolveName(expression, scope);
    if (lost === undefined || lost.inside === scope.environment.names) return [];
    const owner = lost.before.join('.') || 'this';
    const { inside, key } = lost;
    return [
      {
        code: 'skeleton/unknown-field',
        message: `${owner} has no field "${key}"${inside.kind === 'mapping' ? '' : `: it is ${describeType(inside)}`}`,
        location: expression.location,
        ...(inside.kind === 'mapping'
          ? suggestFix(key, inside.fields.keys())
          : { hint: `write ${printName({ ...expression, path: lost.before })}` }),
      },
    ];
  },
};

/** Fields of parameters and facts must be declared, whatever their type. */
function isReportedElsewhere(name: NameExpression, scope: TypeScope): boolean {
  const [first = ''] = name.path;
  return lookUpName(name, scope)?.kind === 'root' && (!scope.mayHaveFields || isFactRoot(first));
}
