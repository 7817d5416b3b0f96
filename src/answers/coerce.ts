import type { Value } from '../data/value.ts';
import type { Parameter } from '../manifest/parameter.ts';

/**
 * The value that a text of a flag, a variable or a rendered default stands for. A text that stands for
 * none is handed back as it is, so that the check of its type can quote it.
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
      return text.trim() === '' ? [] : text.split(',').map((item) => item.trim());
  }
}

function toBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === 'yes') return true;
  return text === 'false' || text === 'no' ? false : undefined;
}
