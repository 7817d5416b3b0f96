import { isList, isMapping, type Mapping, quote, typeName, type Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { helpers } from './helpers.ts';
import type { CallExpression, Expression, NameExpression } from './syntax.ts';

/** Where an expression stands while a text is rendered: inside which blocks, with which locals. */
export interface Frame {
  readonly names: Mapping;
  readonly this: Value;
  readonly locals?: Mapping;
  readonly data?: Mapping;
  readonly outer?: Frame;
}

/** The value of an expression; undefined for a name that is absent. */
export function evaluate(expression: Expression, names: Mapping): Value {
  return evaluateIn(expression, { names, this: names });
}

/** The value of an expression inside blocks. */
export function evaluateIn(expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return follow(expression.path, rootOf(expression, frame));
    case 'call':
      return call(expression, frame);
  }
}

/**
 * A bare name is a block parameter or a parameter, never a field of the item at hand (`this.field` is):
 * so what a name means can be read off the page, and checked before anything runs.
 */
function rootOf({ path: [first], ofThis, data, up }: NameExpression, frame: Frame): Value {
  const outer = climb(frame, up);
  if (data) return { ...outer.data, root: frame.names };
  if (ofThis || first === undefined) return outer.this;
  return frame.locals && Object.hasOwn(frame.locals, first) ? frame.locals : frame.names;
}

function climb(frame: Frame, up: number): Frame {
  return up === 0 || frame.outer === undefined ? frame : climb(frame.outer, up - 1);
}

function follow(path: readonly string[], root: Value): Value {
  let value = root;
  for (const part of path) {
    if (isList(value)) value = value[Number(part)];
    else value = isMapping(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

function call(expression: CallExpression, frame: Frame): Value {
  const { helper: name, place } = expression;
  const helper = helpers[name];
  if (helper === undefined)
    return fail({ code: 'skeleton/unknown-helper', message: `"${name}" is not a helper`, place });
  const args = expression.args.map((arg) => evaluateIn(arg, frame));
  const absent = helper.acceptsAbsent ? -1 : args.indexOf(undefined);
  const absentArg = expression.args[absent];
  if (absentArg !== undefined) {
    const what = absentArg.kind === 'name' ? `"${absentArg.path.join('.')}"` : 'an argument';
    return fail({
      code: 'skeleton/absent-name',
      message: `${what} is absent here`,
      place: absentArg.place,
      hint: 'guard it by {{#if}}',
    });
  }
  const result = helper.apply(args);
  if (result !== undefined || helper.acceptsAbsent || mayBeNothing.has(name)) return result;
  const given = args.map((arg) => `${quote(arg)} (${typeName(arg)})`).join(' and ');
  return fail({
    code: 'skeleton/arguments',
    message: `${name} cannot take ${given}`,
    place,
    hint: `write ${helper.usage}`,
  });
}

/** Helpers for which nothing is an answer: the first of an empty list. */
const mayBeNothing = new Set(['first', 'last', 'lookup']);
