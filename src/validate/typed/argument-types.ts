import type { Problem } from '../../errors/problem.ts';
import { helpers } from '../../templating/helpers.ts';
import type { CallExpression, Expression } from '../../templating/syntax.ts';
import { typeOf } from '../../typing/infer.ts';
import { printExpression } from '../../typing/print-expression.ts';
import { fits, signatures, takenInWords } from '../../typing/signatures.ts';
import { describeType } from '../../typing/type.ts';
import type { Scope } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** Values that a helper cannot take, or that cannot be printed as they are. */
export const argumentTypes: TypedRule = {
  checkExpression: (expression, purpose, { scope }) => [
    ...(expression.kind === 'call' ? checkArguments(expression, scope) : []),
    ...(purpose === 'printed' ? checkPrinted(expression, scope) : []),
  ],
};

/** The arguments of a call whose types its helper cannot take. */
export function checkArguments({ helper, args }: CallExpression, scope: Scope): readonly Problem[] {
  const takes = signatures[helper]?.takes ?? [];
  return args.flatMap((arg, index) => {
    const taken = takes[index] ?? takes.at(-1) ?? 'any';
    const type = typeOf(arg, scope);
    if (fits(type, taken)) return [];
    return [
      {
        code: 'skeleton/arguments' as const,
        message: `${helper} takes ${takenInWords[taken]} here, not ${printExpression(arg)}, which is ${describeType(type)}`,
        place: arg.location,
        hint: `write ${helpers[helper]?.usage}`,
      },
    ];
  });
}

function checkPrinted(expression: Expression, scope: Scope): readonly Problem[] {
  const type = typeOf(expression, scope);
  if (type.kind !== 'list' && type.kind !== 'mapping') return [];
  return [
    {
      code: 'skeleton/arguments',
      message: `${printExpression(expression)} is ${describeType(type)} and cannot be printed as it is`,
      place: expression.location,
      hint: 'use join, json, yaml or {{#each}}',
    },
  ];
}
