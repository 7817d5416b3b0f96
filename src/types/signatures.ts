import { boolean, number, type Type, text, unknown } from './type.ts';

/** What an argument may be: `printable` is a text, a number, or true or false. */
type ArgumentType = 'any' | 'printable' | 'number' | 'list' | 'items';

/** The argument types of a helper, the last for all further arguments, and its result type. */
interface Signature {
  readonly takes: readonly ArgumentType[];
  readonly gives: Type | ((args: readonly Type[]) => Type);
}

const ofText: Signature = { takes: ['printable'], gives: text };
const ofNumbers: Signature = { takes: ['number', 'number'], gives: boolean };
const ofAny: Signature = { takes: ['any'], gives: boolean };
const printed: Signature = { takes: ['any'], gives: text };
const item: Signature = {
  takes: ['list'],
  gives: ([list]) => (list?.kind === 'list' ? list.item : unknown),
};

/** The signature of every helper, by its name. */
export const signatures: Readonly<Record<string, Signature>> = Object.assign(Object.create(null), {
  kebab: ofText,
  camel: ofText,
  pascal: ofText,
  snake: ofText,
  constant: ofText,
  upper: ofText,
  lower: ofText,
  capitalize: ofText,
  trim: ofText,
  replace: { takes: ['printable', 'printable', 'printable'], gives: text },
  indent: { takes: ['printable', 'number'], gives: text },
  uuid: { takes: ['printable'], gives: text },
  eq: ofAny,
  ne: ofAny,
  lt: ofNumbers,
  lte: ofNumbers,
  gt: ofNumbers,
  gte: ofNumbers,
  and: ofAny,
  or: ofAny,
  not: ofAny,
  includes: { takes: ['items', 'any'], gives: boolean },
  default: { takes: ['any'], gives: unknown },
  join: { takes: ['list', 'printable'], gives: text },
  json: printed,
  yaml: printed,
  toml: printed,
  length: { takes: ['items'], gives: number },
  first: item,
  last: item,
  lookup: { takes: ['any', 'printable'], gives: unknown },
  add: { takes: ['number', 'number'], gives: number },
} satisfies Record<string, Signature>);

/** Whether a value of a type is accepted; unknown types are. */
export function fits(type: Type, taken: ArgumentType): boolean {
  if (type.kind === 'unknown' || taken === 'any') return true;
  if (taken === 'number' || taken === 'list') return type.kind === taken;
  const printable = type.kind === 'text' || type.kind === 'number' || type.kind === 'boolean';
  return printable || (taken === 'items' && type.kind === 'list');
}

/** The accepted types, for a message. */
export const describeArgumentType: Readonly<Record<ArgumentType, string>> = {
  any: 'anything',
  printable: 'a text, a number, or true or false',
  number: 'a number',
  list: 'a list',
  items: 'a list or a text',
};
