import { suggestFix } from '../shared/closest.ts';
import type { Value } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { helperNames, helpers } from './helpers.ts';
import { unprotectText } from './protect.ts';
import { locationOf, type Origin } from './read.ts';
import type { Expression } from './syntax.ts';

/** The context of an expression, and the list for its problems. */
export interface Reading {
  readonly origin: Origin;
  readonly diagnostics: Diagnostic[];
  /** The block parameters that it sees. */
  readonly locals?: ReadonlySet<string>;
  /** Block parameters around an inline partial, which Handlebars does not hand on to it. */
  readonly hidden?: ReadonlySet<string>;
}

/** What an expression of Handlebars means here; what the closed language does not have is a problem. */
export function lowerExpression(node: hbs.AST.Expression, reading: Reading): Expression {
  const location = locationOf(reading.origin, node.loc);
  switch (node.type) {
    case 'PathExpression':
      return lowerName(node as hbs.AST.PathExpression, reading);
    case 'SubExpression':
      return lowerCall(node as hbs.AST.SubExpression, reading);
    case 'StringLiteral': {
      const { value } = node as hbs.AST.StringLiteral;
      return { kind: 'literal', value: unprotectText(value), location };
    }
    case 'NullLiteral':
      return { kind: 'literal', value: null, location };
    case 'UndefinedLiteral':
      return { kind: 'literal', value: undefined, location };
    default: {
      const { value } = node as hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral;
      return { kind: 'literal', value: value as Value, location };
    }
  }
}

function lowerName(
  node: hbs.AST.PathExpression,
  { origin, diagnostics, hidden }: Reading,
): Expression {
  const path = node.parts.map(String);
  const [first = ''] = path;
  const ofThis = !node.data && (path.length === 0 || isOfThis(node));
  const location = locationOf(origin, node.loc);
  if (!node.data && !ofThis && hidden?.has(first))
    diagnostics.push({
      code: 'skeleton/shadowed-name',
      message: `"${first}" of the block around an inline partial is not known inside it`,
      location,
      hint: `pass it on where the partial is called: ${first}=${first}`,
    });
  return { kind: 'name', path, ofThis, data: node.data, up: node.depth, location };
}

/** As in Handlebars: a name with `this` in it, or that begins with a dot, is not looked up further out. */
function isOfThis({ original, depth }: hbs.AST.PathExpression): boolean {
  return (depth === 0 ? /^\.|this\b/ : /^(\.\.\/)+(this[./]|\.\/)/).test(original);
}

/** The parts of a node that calls something: of `{{kebab name}}` and of `(kebab name)`. */
export interface CallNode {
  readonly path: hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash | undefined;
  readonly loc: hbs.AST.SourceLocation;
}

/** A call, with the name of its helper and the number of its arguments checked. */
export function lowerCall(node: CallNode, reading: Reading): Expression {
  const name = String((node.path as hbs.AST.PathExpression).original ?? '');
  const args = node.params.map((param) => lowerExpression(param, reading));
  const helper = helpers[name];
  const location = locationOf(reading.origin, node.path.loc);
  const report = (code: Diagnostic['code'], message: string, help: string | Help) =>
    reading.diagnostics.push({
      code,
      message,
      location,
      ...(typeof help === 'string' ? { hint: help } : help),
    });

  if (reading.locals?.has(name)) {
    report('skeleton/arguments', `"${name}" is a name of the block here`, `rename it`);
  } else if (helper === undefined) {
    report('skeleton/unknown-helper', `"${name}" is not a helper`, suggestFix(name, helperNames));
  } else if (args.length < helper.min || args.length > helper.max) {
    const message = `${name} takes ${countArguments(helper)}, not ${args.length}`;
    report('skeleton/arguments', message, `write ${helper.usage}`);
  }
  if ((node.hash?.pairs.length ?? 0) > 0) {
    const hint = helper ? `write ${helper.usage}` : 'remove them';
    report('skeleton/arguments', `${name} takes no named arguments`, hint);
  }
  return { kind: 'call', helper: name, args, location: locationOf(reading.origin, node.loc) };
}

type Help = Pick<Diagnostic, 'hint' | 'fix'>;

function countArguments({ min, max }: { readonly min: number; readonly max: number }): string {
  const unit = max === 1 ? 'argument' : 'arguments';
  if (max === Number.POSITIVE_INFINITY) return `at least ${min} arguments`;
  return min === max ? `${min} ${unit}` : `${min} to ${max} ${unit}`;
}
