import type { Problem } from '../../errors/problem.ts';
import { helperNames } from '../../templating/helpers.ts';
import type { Scope } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** Names of a block that hide another name: a reader would take one for the other. */
export const shadowed: TypedRule = {
  checkBlock: (node, { scope }) =>
    node.kind === 'if'
      ? []
      : node.locals.flatMap((name): readonly Problem[] => {
          const hidden = whatIsHidden(name, scope);
          if (hidden === undefined) return [];
          return [
            {
              code: 'skeleton/shadowed-name',
              message: `"${name}" hides ${hidden}`,
              place: node.location,
              hint: 'give it another name',
            },
          ];
        }),
};

function whatIsHidden(name: string, { world, locals }: Scope): string | undefined {
  if (world.parameters.has(name)) return `the parameter ${name}`;
  if (world.names.fields.has(name)) return `the facts of the ${name}`;
  if (locals.has(name)) return 'the same name of a block outside';
  return helperNames.includes(name) ? `the helper ${name}` : undefined;
}
