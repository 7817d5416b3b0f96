import { printExpression } from '../../types/print-expression.ts';
import { describeType } from '../../types/type.ts';
import { canBeListed, typeOf } from '../../types/type-of.ts';
import type { TypedRule } from './rule.ts';

/** `each` over what is neither a list nor a mapping. */
export const listedRule: TypedRule = {
  checkBlock: (node, { scope }) => {
    if (node.kind !== 'each') return [];
    const type = typeOf(node.value, scope);
    if (canBeListed(type)) return [];
    return [
      {
        code: 'skeleton/arguments',
        message: `each needs a list, not ${printExpression(node.value)}, which is ${describeType(type)}`,
        location: node.value.location,
        hint: 'use if, or make the parameter an array',
      },
    ];
  },
};
