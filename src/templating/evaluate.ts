import {
  isList,
  isMapping,
  type Mapping,
  quote,
  typeName,
  type Value,
} from '../shared/data/value.ts';
import { throwError } from '../shared/error.ts';
import { helpers } from './helpers.ts';
import type { CallExpression, Expression, NameExpression } from './syntax.ts';

/** What names mean at a point of the output: one for the whole text, and one for each block or partial around it. */
export interface Frame {
  readonly names: Mapping;
  readonly this: Value;
  /** Of a partial that kept its `this`: `../` does not count it. */
  readonly sameItem?: boolean;
  /** The keys that any item of the block has; a name that only the current one lacks is not looked for further out. */
  readonly keys?: () => ReadonlySet<string>;
  readonly locals?: Mapping | undefined;
  readonly data?: DataFrame | undefined;
  readonly outer?: Frame | undefined;
  /** Reports each bare name that an item has, although there is also one outside of all blocks. */
  readonly onItemName?: ((name: NameExpression) => void) | undefined;
}

/** `@index` and the like; each `each` has its own. */
export interface DataFrame {
  readonly values: Mapping;
  readonly outer: DataFrame | undefined;
}

/** The frame of a whole text. */
export function outermostFrame(names: Mapping, onItemName?: Frame['onItemName']): Frame {
  return { names, this: names, data: { values: {}, outer: undefined }, onItemName };
}

/** The value of an expression outside of all blocks; undefined for a name that is absent. */
export function evaluate(expression: Expression, names: Mapping): Value {
  return evaluateIn(expression, outermostFrame(names));
}

/** The value of an expression inside blocks. */
export function evaluateIn(expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return readPath(expression.path, startOf(expression, frame));
    case 'call':
      return callHelper(expression, frame);
  }
}

/** The frame that a number of `../` leads to; undefined if there are fewer. */
export function climb(frame: Frame, up: number): Frame | undefined {
  let at: Frame | undefined = skipSame(frame);
  for (let left = up; at && left > 0; left -= 1) at = skipSame(at.outer);
  return at;
}

function skipSame(frame: Frame | undefined): Frame | undefined {
  let at = frame;
  while (at?.sameItem) at = at.outer;
  return at;
}

/**
 * The value that a name is looked up in. With `compat`, a bare name is a block parameter, else a field of the current
 * item, else of the item around it, and so on outwards to the parameters. `../name` is a field of that one item.
 */
function startOf(expression: NameExpression, frame: Frame): Value {
  const { path, ofThis, data, up } = expression;
  const [first] = path;
  if (data) return dataAt(frame, up);
  if (up > 0) throwIfSame(expression, frame);
  if (ofThis || first === undefined || up > 0) return climb(frame, up)?.this;
  if (frame.locals && Object.hasOwn(frame.locals, first)) return frame.locals;
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    if (isHeld(at.this, first)) {
      if (at.keys && isHeld(frame.names, first)) frame.onItemName?.(expression);
      return at.this;
    }
    if (at.keys?.().has(first)) return throwMixed(expression, first);
    if (at.this === 0 || at.this === '' || at.this === false) return failEmpty(expression, at.this);
  }
  return undefined;
}

function dataAt({ data, names }: Frame, up: number): Value {
  let at = data;
  for (let left = up; at && left > 0; left -= 1) at = at.outer;
  return at && { ...at.values, root: names };
}

/** Handlebars adds no level for an item that equals the one around it, and so `../` would skip one. */
function throwIfSame({ up, location }: NameExpression, frame: Frame): void {
  let at = climb(frame, 0);
  for (let left = up; at && left > 0; left -= 1) {
    const outer = skipSame(at.outer);
    if (outer && looksSame(at.this, outer.this))
      throwError({
        code: 'skeleton/unknown-field',
        message: 'the item here is the same as the one around it, so ../ does not tell them apart',
        location,
        hint: 'name the outer item with a block parameter: {{#each … as |outer|}}',
      });
    at = outer;
  }
}

/** Whether two items are the same to Handlebars, which compares them with `==`. */
function looksSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a == null || b == null) return a == null && b == null;
  if (typeof a === typeof b) return false;
  const [one, other] = [primitiveOf(a), primitiveOf(b)];
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return Number(one) === Number(other);
}

function primitiveOf(value: Value): Value {
  return typeof value === 'object' ? String(value) : value;
}

/** As Handlebars has it, null counts as absent. */
function isHeld(value: Value, key: string): boolean {
  return fieldOf(value, key) != null;
}

function throwMixed({ location }: NameExpression, name: string): never {
  return throwError({
    code: 'skeleton/mixed-items',
    message: `"${name}" is a field of only some of the items here`,
    location,
    hint: `write this.${name} for the item, or @root.${name} for the name outside of all blocks`,
  });
}

/** Handlebars takes such an item for what it looked up. */
function failEmpty({ path, location }: NameExpression, item: Value): never {
  return throwError({
    code: 'skeleton/mixed-items',
    message: `"${path.join('.')}" is not looked up outside of an item that is ${quote(item)}`,
    location,
    hint: `write @root.${path.join('.')} for the name outside of all blocks`,
  });
}

function readPath(path: readonly string[], start: Value): Value {
  let value = start;
  for (const part of path) value = fieldOf(value, part);
  return value;
}

/** A field of a mapping, an item of a list, or the length of a list or text; nothing that JavaScript adds. */
function fieldOf(value: Value, key: string): Value {
  if (typeof value === 'string') return key === 'length' ? value.length : undefined;
  if (isList(value)) {
    if (key === 'length') return value.length;
    return Object.hasOwn(value, key) ? value[Number(key)] : undefined;
  }
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function callHelper(expression: CallExpression, frame: Frame): Value {
  const { helper: name, location } = expression;
  const helper = helpers[name];
  if (helper === undefined)
    return throwError({
      code: 'skeleton/unknown-helper',
      message: `"${name}" is not a helper`,
      location,
    });
  const args = expression.args.map((arg) => evaluateIn(arg, frame));
  const absent = helper.acceptsAbsent ? -1 : args.indexOf(undefined);
  const absentArg = expression.args[absent];
  if (absentArg !== undefined) return failAbsent(absentArg, 'an argument');
  const result = helper.apply(args);
  if (result !== undefined || helper.acceptsAbsent || mayBeNothing.has(name)) return result;
  const values = args.map((arg) => `${quote(arg)} (${typeName(arg)})`).join(' and ');
  return throwError({
    code: 'skeleton/arguments',
    message: `${name} does not accept ${values}`,
    location,
    hint: `write ${helper.usage}`,
  });
}

/** Helpers for which nothing is an answer: the first of an empty list. */
const mayBeNothing = new Set(['first', 'last', 'lookup']);

export function failAbsent(expression: Expression, otherwise: string): never {
  const what = expression.kind === 'name' ? `"${expression.path.join('.')}"` : otherwise;
  return throwError({
    code: 'skeleton/absent-name',
    message: `${what} is absent here`,
    location: expression.location,
    hint: 'guard it with {{#if}}',
  });
}
