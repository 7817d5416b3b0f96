import type { Diagnostic } from '../../shared/diagnostic.ts';
import { helperNames } from '../../templating/helpers.ts';
import type { TypeScope } from '../../types/type-environment.ts';
import type { TypedRule } from './rule.ts';

/** Names of a block that hide another name: a reader would take one for the other. */
export const shadowedRule: TypedRule = {
  checkBlock: (node, { scope }) =>
    node.kind === 'if'
      ? []
      : node.locals.flatMap((name): readonly Diagnostic[] => {
          const hidden = whatIsHidden(name, scope);
          if (hidden === undefined) return [];
          return [
            {
              code: 'skeleton/shadowed-name',
              message: `"${name}" hides ${hidden}`,
              location: node.location,
              hint: 'rename it',
            },
          ];
        }),
};

function whatIsHidden(name: string, { environment, locals }: TypeScope): string | undefined {
  if (environment.parameters.has(name)) return `the parameter ${name}`;
  if (environment.names.fields.has(name)) return `the facts of the ${name}`;
  if (locals.has(name)) return 'the same name of a block outside';
  return helperNames.includes(name) ? `the helper ${name}` : undefined;
}
