import { isList, isMapping, type Mapping, quote, typeName, type Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { helpers } from './helpers.ts';
import type { CallExpression, Expression, NameExpression } from './syntax.ts';

/** Where an expression stands while a text is rendered: inside which blocks, with which locals. */
export interface Frame {
  readonly names: Mapping;
  readonly this: Value;
  /** The keys that any of the items has that the block goes through; what one of them lacks is not looked for further out. */
  readonly keys?: () => ReadonlySet<string>;
  readonly locals?: Mapping;
  readonly data?: Mapping;
  readonly outer?: Frame;
  /** Reports each bare name that an item gives although there is one outside of all blocks too. */
  readonly onItemName?: ((name: NameExpression) => void) | undefined;
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
 * A bare name is looked up as Handlebars does with `compat`: a block parameter, else a field of the item at hand,
 * else of the item around it, and so on outwards to the parameters. `../name` is a field of that one item.
 */
function rootOf(expression: NameExpression, frame: Frame): Value {
  const { path, ofThis, data, up } = expression;
  const [first] = path;
  const outer = climb(frame, up);
  if (up > 0 && !data) failIfSame(expression, frame);
  if (data) return { ...outer?.data, root: frame.names };
  if (ofThis || first === undefined || up > 0) return outer?.this;
  if (frame.locals && Object.hasOwn(frame.locals, first)) return frame.locals;
  for (let at = frame; at.outer; at = at.outer) {
    if (isHeld(at.this, first)) {
      if (isHeld(frame.names, first)) frame.onItemName?.(expression);
      return at.this;
    }
    if (at.keys?.().has(first)) return failMixed(expression, first);
  }
  return frame.names;
}

/** Handlebars makes no level of its own for an item that equals the one around it, and so `../` would skip one. */
function failIfSame({ up, place }: NameExpression, frame: Frame): void {
  for (let [at, left] = [frame, up]; at.outer && left > 0; [at, left] = [at.outer, left - 1]) {
    if (at.this !== at.outer.this) continue;
    fail({
      code: 'skeleton/unknown-field',
      message: 'the item here is the same as the one around it, so ../ does not tell them apart',
      place,
      hint: 'name the outer one where its block begins: {{#each … as |outer|}}',
    });
  }
}

/** As Handlebars has it, null counts as not being there. */
function isHeld(value: Value, key: string): boolean {
  if (isList(value)) return value[Number(key)] != null;
  return isMapping(value) && Object.hasOwn(value, key) && value[key] != null;
}

function failMixed({ place }: NameExpression, name: string): never {
  return fail({
    code: 'skeleton/mixed-items',
    message: `"${name}" is a field of some items here, and not of all of them`,
    place,
    hint: `write this.${name} for the item, or @root.${name} for what stands outside of all blocks`,
  });
}

/** Undefined where there are fewer blocks than `../`. */
function climb(frame: Frame, up: number): Frame | undefined {
  if (up === 0) return frame;
  return frame.outer && climb(frame.outer, up - 1);
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
