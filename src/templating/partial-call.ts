import { suggestFix } from '../shared/closest.ts';
import type { Lowering, NodeFault } from './lowering.ts';
import type { Target } from './partial-scope.ts';

/** `{{> name context key=value}}`, and the same with a block. */
export interface PartialCall extends hbs.AST.Statement {
  readonly name: hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash | undefined;
  /** Of a call that is alone on its line. */
  readonly indent?: string;
  /** Of a call with a block. */
  readonly program?: hbs.AST.Program;
}

const deepestPartial = 16;

/** Why a partial cannot be called. */
export function findCallFault(
  node: PartialCall,
  name: string,
  target: Target | undefined,
  { open, budget, partials, text }: Lowering,
): NodeFault | undefined {
  if (node.name.type === 'SubExpression')
    return { message: 'the name of a partial cannot be calculated' };
  if (node.params.length > 1)
    return {
      code: 'skeleton/arguments',
      message: `a partial takes one context, not ${node.params.length}`,
      hint: 'pass values by name: {{> section title="Logs"}}',
    };
  if (target === undefined) {
    const known = [...text.inline.keys(), ...partials.keys()];
    const hints =
      known.length > 0 ? suggestFix(name, known) : { hint: `write it in partials/${name}.hbs` };
    return { code: 'skeleton/unknown-partial', message: `there is no partial "${name}"`, ...hints };
  }
  const again = open.findIndex((one) => one.target === target);
  if (again >= 0) {
    const names = [...open.slice(again).map((one) => one.name), name].join(' → ');
    return { code: 'skeleton/recursive-partial', message: `a partial calls itself: ${names}` };
  }
  if (open.length >= deepestPartial) return { message: 'partials are nested too deeply' };
  return budget.left < 0 ? { message: 'the partials here expand to too much' } : undefined;
}
