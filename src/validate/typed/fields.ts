import { isFactRoot } from '../../answers/facts.ts';
import { amend } from '../../errors/nearest.ts';
import type { NameExpression } from '../../templating/syntax.ts';
import { followName } from '../../typing/infer.ts';
import { lookUpName } from '../../typing/look-up.ts';
import { printName } from '../../typing/print-expression.ts';
import { describeType } from '../../typing/type.ts';
import type { Scope } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** Fields of what has none, or not this one. */
export const fields: TypedRule = {
  checkExpression: (expression, _purpose, { scope }) => {
    if (expression.kind !== 'name' || isToldElsewhere(expression, scope)) return [];
    const { lost } = followName(expression, scope);
    if (lost === undefined || lost.inside === scope.world.names) return [];
    const owner = lost.before.join('.') || 'this';
    const { inside, key } = lost;
    return [
      {
        code: 'skeleton/unknown-field',
        message: `${owner} has no field "${key}"${inside.kind === 'mapping' ? '' : `: it is ${describeType(inside)}`}`,
        place: expression.location,
        ...(inside.kind === 'mapping'
          ? amend(key, inside.fields.keys())
          : { hint: `write ${printName({ ...expression, path: lost.before })}` }),
      },
    ];
  },
};

/** Parameters and facts are held to what is declared, whatever its type. */
function isToldElsewhere(name: NameExpression, scope: Scope): boolean {
  const [first = ''] = name.path;
  return lookUpName(name, scope)?.kind === 'root' && (!scope.mayHaveFields || isFactRoot(first));
}
