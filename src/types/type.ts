import { choicesOf } from '../catalog/manifest/choice.ts';
import { formats } from '../catalog/manifest/format.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import { invalidPatternReason, matchesWhole } from '../catalog/manifest/pattern.ts';
import { isList, isMapping, type Mapping, type Value } from '../shared/data/value.ts';

/** What is known of a value before anybody answers. `unknown` may be anything, and is never at fault. */
export type Type =
  | TextType
  | NumberType
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly item: Type }
  | MappingType
  | { readonly kind: 'unknown' };

interface TextType {
  readonly kind: 'text';
  /** All values that there are, if they are known. */
  readonly values?: readonly string[] | undefined;
  readonly mayBeEmpty: boolean;
}

export interface NumberType {
  readonly kind: 'number';
  readonly values?: readonly number[] | undefined;
  /** Whether there is nothing between two whole numbers. */
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

export interface MappingType {
  readonly kind: 'mapping';
  readonly fields: ReadonlyMap<string, Type>;
  /** Fields that only some have, for a union of several types. */
  readonly sometimes?: ReadonlySet<string> | undefined;
}

export const unknown: Type = { kind: 'unknown' };
export const boolean: Type = { kind: 'boolean' };
export const text: Type = { kind: 'text', mayBeEmpty: true };
export const number: Type = numberBetween();

/** The type of what may be answered to a parameter. */
export function typeOfParameter(parameter: Parameter): Type {
  switch (parameter.type) {
    case 'boolean':
      return boolean;
    case 'string': {
      const values = choicesOf(parameter)?.map(({ value }) => String(value));
      return { kind: 'text', values, mayBeEmpty: allowsEmpty(parameter) };
    }
    case 'array': {
      const values = choicesOf(parameter)?.map(({ value }) => String(value));
      return { kind: 'list', item: { kind: 'text', values, mayBeEmpty: true } };
    }
    default:
      return {
        ...numberBetween(parameter.minimum, parameter.maximum),
        whole: parameter.type === 'integer',
        values: choicesOf(parameter)?.map(({ value }) => Number(value)),
      };
  }
}

/** The type of a fact. Its values are not taken for all that there are: facts change more often than templates. */
export function typeOfValue(value: Value): Type {
  if (value === undefined) return unknown;
  if (value === null) return { kind: 'null' };
  if (isList(value)) return { kind: 'list', item: unionAll(value.map(typeOfValue)) };
  if (isMapping(value)) return typeOfMapping(value);
  if (typeof value === 'string') return text;
  return typeof value === 'number' ? number : boolean;
}

/** The type of what is one of these. */
export function unionAll(types: readonly Type[]): Type {
  return types.reduce(union, nothing);
}

/** The type of what is one or the other. A field that one of them lacks may be absent, and so is unknown. */
function union(a: Type, b: Type): Type {
  if (a === nothing) return b;
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', item: union(a.item, b.item) };
  if (a.kind === 'mapping' && b.kind === 'mapping') {
    const names = [...new Set([...a.fields.keys(), ...b.fields.keys()])];
    const field = (name: string): Type => {
      const [one, other] = [a.fields.get(name), b.fields.get(name)];
      return one && other ? union(one, other) : unknown;
    };
    const isMixed = (name: string) =>
      [a, b].some(({ fields, sometimes }) => {
        const kind = fields.get(name)?.kind;
        return kind === undefined || kind === 'null' || sometimes?.has(name);
      });
    return {
      kind: 'mapping',
      fields: new Map(names.map((name) => [name, field(name)])),
      sometimes: new Set(names.filter(isMixed)),
    };
  }
  if (a.kind === 'text' && b.kind === 'text') return text;
  if (a.kind === 'number' && b.kind === 'number') return number;
  return a.kind === b.kind ? a : unknown;
}

/** The values of a type that has few; undefined if there are more than can be listed. */
export function valuesOf(type: Type): readonly Value[] | undefined {
  if (type.kind === 'boolean') return [true, false];
  return type.kind === 'text' || type.kind === 'number' ? type.values : undefined;
}

/** The type, for a message. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'boolean':
      return 'true or false';
    case 'list':
      return 'a list';
    case 'unknown':
      return 'anything';
    case 'null':
      return 'null';
    default:
      return `a ${type.kind}`;
  }
}

/** What the items of an empty list are. */
const nothing: Type = { kind: 'unknown' };

function numberBetween(minimum?: number, maximum?: number): NumberType {
  return {
    kind: 'number',
    whole: false,
    minimum: minimum ?? Number.NEGATIVE_INFINITY,
    maximum: maximum ?? Number.POSITIVE_INFINITY,
  };
}

function typeOfMapping(value: Mapping): MappingType {
  const fields = Object.entries(value).map(([name, field]) => [name, typeOfValue(field)] as const);
  return { kind: 'mapping', fields: new Map(fields) };
}

function allowsEmpty({ minLength = 0, format, pattern }: Parameter & { type: 'string' }): boolean {
  if (minLength > 0 || (format !== undefined && !formats[format].test(''))) return false;
  if (pattern === undefined || invalidPatternReason(pattern) !== undefined) return true;
  return matchesWhole(pattern, '');
}
