/** A JSON value, or `undefined` for what is absent. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Mapping = { readonly [key: string]: Value };

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMapping(value: Value): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal by content; the order of keys does not count. */
export function sameValue(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (isMapping(a) && isMapping(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
    );
  }
  return Object.is(a, b);
}

/** A text that two values share if they are equal by content, so that a list of them can be searched at once. */
export function contentOf(value: Value): string {
  if (isList(value)) return `[${value.map(contentOf).join()}]`;
  if (!isMapping(value))
    return typeof value === 'string' ? JSON.stringify(value) : printScalar(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${contentOf(value[key])}`);
  return `{${entries.join()}}`;
}

function printScalar(value: Value): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const longestQuote = 80;

/** The value for a message: texts in quotes, the rest as JSON; long ones are truncated. */
export function quote(value: Value): string {
  if (value === undefined) return 'nothing';
  const characters = [...JSON.stringify(value).slice(0, 2 * longestQuote)];
  if (characters.length <= longestQuote) return characters.join('');
  return `${characters.slice(0, longestQuote - 1).join('')}…`;
}

/** The type of a value, in the terms of JSON Schema. */
export function typeName(value: Value): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
