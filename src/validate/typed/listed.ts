import { canBeListed, typeOf } from '../../typing/infer.ts';
import { printExpression } from '../../typing/print-expression.ts';
import { describeType } from '../../typing/type.ts';
import type { TypedRule } from './rule.ts';

/** `each` over what is neither a list nor a mapping. */
export const listed: TypedRule = {
  checkBlock: (node, { scope }) => {
    if (node.kind !== 'each') return [];
    const type = typeOf(node.value, scope);
    if (canBeListed(type)) return [];
    return [
      {
        code: 'skeleton/arguments',
        message: `each needs a list, not ${printExpression(node.value)}, which is ${describeType(type)}`,
        place: node.value.location,
        hint: 'use if, or make the parameter an array',
      },
    ];
  },
};
