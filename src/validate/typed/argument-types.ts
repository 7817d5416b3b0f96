import type { Diagnostic } from '../../shared/diagnostic.ts';
import { helpers } from '../../templating/helpers.ts';
import type { CallExpression, Expression } from '../../templating/syntax.ts';
import { printExpression } from '../../types/print-expression.ts';
import { describeArgumentType, fits, signatures } from '../../types/signatures.ts';
import { describeType } from '../../types/type.ts';
import type { TypeScope } from '../../types/type-environment.ts';
import { typeOf } from '../../types/type-of.ts';
import type { TypedRule } from './rule.ts';

/** Values that a helper cannot take, or that cannot be printed as they are. */
export const argumentTypesRule: TypedRule = {
  checkExpression: (expression, purpose, { scope }) => [
    ...(expression.kind === 'call' ? checkArguments(expression, scope) : []),
    ...(purpose === 'printed' ? checkPrinted(expression, scope) : []),
  ],
};

/** The arguments of a call whose types its helper cannot take. */
export function checkArguments(
  { helper, args }: CallExpression,
  scope: TypeScope,
): readonly Diagnostic[] {
  const takes = signatures[helper]?.takes ?? [];
  return args.flatMap((arg, index) => {
    const taken = takes[index] ?? takes.at(-1) ?? 'any';
    const type = typeOf(arg, scope);
    if (fits(type, taken)) return [];
    return [
      {
        code: 'skeleton/arguments' as const,
        message: `${helper} takes ${describeArgumentType[taken]} here, not ${printExpression(arg)}, which is ${describeType(type)}`,
        location: arg.location,
        hint: `write ${helpers[helper]?.usage}`,
      },
    ];
  });
}

function checkPrinted(expression: Expression, scope: TypeScope): readonly Diagnostic[] {
  const type = typeOf(expression, scope);
  if (type.kind !== 'list' && type.kind !== 'mapping') return [];
  return [
    {
      code: 'skeleton/arguments',
      message: `${printExpression(expression)} is ${describeType(type)} and cannot be printed as it is`,
      location: expression.location,
      hint: 'use join, json, yaml or {{#each}}',
    },
  ];
}
