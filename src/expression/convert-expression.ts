import type { Value } from '../data/value.ts';
import { amend } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import { helperNames, helpers } from './helpers.ts';
import { unmask } from './mask-text.ts';
import { type Origin, placeOf } from './read.ts';
import type { Expression } from './syntax.ts';

/** What a conversion needs and fills: where the text stands, and what is wrong with it. */
export interface Conversion {
  readonly origin: Origin;
  readonly problems: Problem[];
}

/** The closed form of a Handlebars expression. */
export function convertExpression(node: hbs.AST.Expression, conversion: Conversion): Expression {
  const place = placeOf(conversion.origin, node.loc);
  switch (node.type) {
    case 'PathExpression':
      return convertName(node as hbs.AST.PathExpression, conversion);
    case 'SubExpression':
      return convertCall(node as hbs.AST.SubExpression, conversion);
    case 'StringLiteral':
      return { kind: 'literal', value: unmask((node as hbs.AST.StringLiteral).value), place };
    case 'NullLiteral':
      return { kind: 'literal', value: null, place };
    case 'UndefinedLiteral':
      return { kind: 'literal', value: undefined, place };
    default:
      return {
        kind: 'literal',
        value: (node as hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value as Value,
        place,
      };
  }
}

function convertName(node: hbs.AST.PathExpression, { origin }: Conversion): Expression {
  const path = node.parts.map(String);
  const ofThis = path.length === 0 || /^(\.\.\/)*(this[./]|\.\/)/.test(node.original);
  const place = placeOf(origin, node.loc);
  return { kind: 'name', path, ofThis, data: node.data, up: node.depth, place };
}

/** The parts of a node that calls something: of `{{kebab name}}` and of `(kebab name)`. */
export interface CallNode {
  readonly path: hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash | undefined;
  readonly loc: hbs.AST.SourceLocation;
}

/** A call, with the name of its helper and the number of its arguments checked. */
export function convertCall(node: CallNode, conversion: Conversion): Expression {
  const name = (node.path as hbs.AST.PathExpression).original ?? '';
  const args = node.params.map((param) => convertExpression(param, conversion));
  const helper = helpers[name];
  const place = placeOf(conversion.origin, node.path.loc);
  const problem = (code: Problem['code'], message: string, mend: string | Mend) =>
    conversion.problems.push({
      code,
      message,
      place,
      ...(typeof mend === 'string' ? { hint: mend } : mend),
    });

  if (helper === undefined) {
    problem('skeleton/unknown-helper', `"${name}" is not a helper`, amend(name, helperNames));
  } else if (args.length < helper.min || args.length > helper.max) {
    problem(
      'skeleton/arguments',
      `${name} takes ${countArguments(helper)}, not ${args.length}`,
      `write ${helper.usage}`,
    );
  }
  if ((node.hash?.pairs.length ?? 0) > 0) {
    problem(
      'skeleton/arguments',
      `${name} takes no named arguments`,
      helper ? `write ${helper.usage}` : 'leave them out',
    );
  }
  return { kind: 'call', helper: name, args, place: placeOf(conversion.origin, node.loc) };
}

type Mend = Pick<Problem, 'hint' | 'fix'>;

function countArguments({ min, max }: { readonly min: number; readonly max: number }): string {
  const unit = max === 1 ? 'argument' : 'arguments';
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} arguments`;
  return min === max ? `${min} ${unit}` : `${min} to ${max} ${unit}`;
}
