import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { isList, type Value } from '../../shared/data/value.ts';

/**
 * The value that the text of a flag, a variable or a rendered default means. A text that is no value of the type is
 * returned unchanged, so that the check of its type can quote it.
 */
export function coerceText(parameter: Parameter, text: string): Value {
  switch (parameter.type) {
    case 'string':
      return text;
    case 'integer':
    case 'number':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      return toBoolean(text.trim().toLowerCase()) ?? text;
    case 'array':
      return toList(text.trim()) ?? text;
  }
}

/** `a, b`; or a JSON array, where an item holds a comma: `["a, b", "c"]`. */
function toList(text: string): Value {
  if (text === '') return [];
  if (text.startsWith('[') && text.endsWith(']')) return parseList(text);
  return text.split(',').map((item) => item.trim());
}

function parseList(text: string): Value {
  try {
    const value: Value = JSON.parse(text);
    return isList(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as the text that `coerceText` reads back. */
export function valueText(value: Value): string {
  return isList(value) ? listText(value) : String(value);
}

/** A list as text. */
export function listText(items: readonly Value[]): string {
  const isPlain = (item: Value) => /^[^\s,[](?:[^,]*[^\s,])?$/.test(String(item));
  return items.every(isPlain) ? items.map(String).join(', ') : JSON.stringify(items);
}

function toBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === 'yes') return true;
  return text === 'false' || text === 'no' ? false : undefined;
}
