import { v5 as uuid } from 'uuid';
import { printJsonInline, printTomlInline, printYamlInline } from '../shared/data/print.ts';
import { isList, isMapping, sameValue, type Value } from '../shared/data/value.ts';
import { capitalize, splitWords, toCamel, toConstant, toPascal } from './words.ts';

/** A function of the language: pure, total on what its `takes` names. */
interface Helper {
  readonly min: number;
  readonly max: number;
  readonly usage: string;
  readonly does: string;
  /** Whether an argument may be absent: conditions test that, text cannot be printed from it. */
  readonly acceptsAbsent: boolean;
  /** The result, or undefined if an argument is of a type that it cannot take. */
  readonly apply: (args: readonly Value[]) => Value;
}

type Options = Partial<Pick<Helper, 'acceptsAbsent' | 'max'>>;

function helper(
  usage: string,
  does: string,
  apply: Helper['apply'],
  options: Options = {},
): Helper {
  const count = usage.slice(1, -1).split(' ').length - 1;
  return { min: count, max: count, usage, does, acceptsAbsent: false, apply, ...options };
}

function text(usage: string, does: string, apply: (text: string) => string): Helper {
  return helper(usage, does, ([value]) => (isPrintable(value) ? apply(String(value)) : undefined));
}

function compare(usage: string, does: string, test: (a: Value, b: Value) => boolean): Helper {
  return helper(usage, does, ([a, b]) => test(a, b), { acceptsAbsent: true });
}

const ordered = (test: (a: number, b: number) => boolean) => (a: Value, b: Value) =>
  typeof a === 'number' && typeof b === 'number' && test(a, b);

const variadic: Options = { max: Number.POSITIVE_INFINITY, acceptsAbsent: true };

/** All helpers there are. `slot` is not among them: it is a place, not a function. */
export const helpers: Readonly<Record<string, Helper>> = Object.assign(Object.create(null), {
  kebab: text('(kebab text)', 'order-service', (value) => splitWords(value).join('-')),
  camel: text('(camel text)', 'orderService', toCamel),
  pascal: text('(pascal text)', 'OrderService', toPascal),
  snake: text('(snake text)', 'order_service', (value) => splitWords(value).join('_')),
  constant: text('(constant text)', 'ORDER_SERVICE', toConstant),
  upper: text('(upper text)', 'Converts to upper case.', (value) => value.toUpperCase()),
  lower: text('(lower text)', 'Converts to lower case.', (value) => value.toLowerCase()),
  capitalize: text('(capitalize text)', 'Converts the first letter to upper case.', capitalize),
  trim: text('(trim text)', 'Removes leading and trailing whitespace.', (value) => value.trim()),
  replace: helper(
    '(replace text from to)',
    'Replaces every `from` in the text by `to`.',
    ([value, from, to]) =>
      isPrintable(value) && isPrintable(from) && isPrintable(to)
        ? String(value).replaceAll(String(from), () => String(to))
        : undefined,
  ),
  indent: helper(
    '(indent text spaces)',
    'Indents every line except the first and blank ones.',
    ([value, by]) =>
      isPrintable(value) && typeof by === 'number'
        ? String(value).replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(by)}`)
        : undefined,
  ),

  uuid: helper(
    '(uuid text)',
    'A version 5 UUID, derived from one or several texts.',
    (args) => (args.every(isPrintable) ? uuid(args.map(String).join('/'), uuid.URL) : undefined),
    { max: Number.POSITIVE_INFINITY },
  ),

  eq: compare('(eq a b)', 'Whether both are the same.', sameValue),
  ne: compare('(ne a b)', 'Whether they differ.', (a, b) => !sameValue(a, b)),
  lt: compare(
    '(lt a b)',
    'Whether a is less than b.',
    ordered((a, b) => a < b),
  ),
  lte: compare(
    '(lte a b)',
    'Whether a is at most b.',
    ordered((a, b) => a <= b),
  ),
  gt: compare(
    '(gt a b)',
    'Whether a is more than b.',
    ordered((a, b) => a > b),
  ),
  gte: compare(
    '(gte a b)',
    'Whether a is at least b.',
    ordered((a, b) => a >= b),
  ),
  and: helper('(and a b)', 'Whether all are true.', (args) => args.every(isTruthy), variadic),
  or: helper('(or a b)', 'Whether at least one is true.', (args) => args.some(isTruthy), variadic),
  not: helper('(not a)', 'Whether it is false.', ([value]) => !isTruthy(value), {
    acceptsAbsent: true,
  }),
  includes: helper(
    '(includes list item)',
    'Whether a list contains an item, or a text another text.',
    ([all, item]) => {
      if (isList(all)) return all.some((known) => sameValue(known, item));
      return isPrintable(all) && isPrintable(item) ? String(all).includes(String(item)) : undefined;
    },
  ),

  default: helper(
    '(default value other)',
    'The value, or the other if it is absent or empty.',
    ([value, other]) => (value === undefined || value === null || value === '' ? other : value),
    { acceptsAbsent: true },
  ),
  join: helper('(join list separator)', 'The items of a list as one text.', ([list, separator]) =>
    isList(list) && list.every(isPrintable) && isPrintable(separator)
      ? list.map(String).join(String(separator))
      : undefined,
  ),
  json: helper('(json value)', 'A JSON literal, with quotes.', ([value]) => printJsonInline(value)),
  yaml: helper('(yaml value)', 'A YAML value on one line, quoted where it must be.', ([value]) =>
    printYamlInline(value),
  ),
  toml: helper('(toml value)', 'A TOML value.', ([value]) => printTomlInline(value)),
  length: helper(
    '(length list)',
    'The number of items in a list, or of characters in a text.',
    ([value]) =>
      isList(value) ? value.length : isPrintable(value) ? [...String(value)].length : undefined,
  ),
  first: helper('(first list)', 'The first item of a list.', ([list]) =>
    isList(list) ? list[0] : undefined,
  ),
  last: helper('(last list)', 'The last item of a list.', ([list]) =>
    isList(list) ? list.at(-1) : undefined,
  ),
  lookup: helper('(lookup list key)', 'The item of a list or mapping at a key.', ([all, key]) => {
    if (isList(all) && typeof key === 'number') return all[key];
    return isMapping(all) && typeof key === 'string' && Object.hasOwn(all, key)
      ? all[key]
      : undefined;
  }),
  add: helper('(add a b)', 'The sum of two numbers.', ([a, b]) =>
    typeof a === 'number' && typeof b === 'number' ? a + b : undefined,
  ),
} satisfies Record<string, Helper>);

export const helperNames: readonly string[] = Object.keys(helpers);

/** Handlebars' truth: false, nothing, zero, the empty text and the empty list do not hold. */
export function isTruthy(value: Value): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

export function isPrintable(value: Value): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
