import { type Choice, choicesOf } from '../../catalog/manifest/choice.ts';
import { describeFormat, type Format, formats } from '../../catalog/manifest/format.ts';
import type { Parameter, TextLimits } from '../../catalog/manifest/parameter.ts';
import { matchesWhole } from '../../catalog/manifest/pattern.ts';
import { closest } from '../../shared/closest.ts';
import { isList, quote, sameValue, typeName, type Value } from '../../shared/data/value.ts';
import { listFirst } from '../../shared/list-first.ts';

/**
 * Why a value does not satisfy its parameter, as the end of a sentence (`must be …`) that does not quote it:
 * it may be a secret. Undefined if it does.
 */
export function invalidValueReason(parameter: Parameter, value: Value): string | undefined {
  if (!fitsType(parameter, value)) return `must be ${typeInWords[parameter.type]}`;
  if (parameter.type === 'array') return whyNotList(parameter, value as readonly Value[]);
  const choices = choicesOf(parameter);
  if (choices !== undefined) return whyNotChoice(choices, value);
  if (parameter.type === 'string') return whyNotText(parameter, value as string);
  return parameter.type === 'boolean' ? undefined : whyNotNumber(parameter, value as number);
}

/** A valid value near a text that is not: `my-service` for `My Service`. */
export function proposeValue(parameter: Parameter, value: Value): string | undefined {
  if (parameter.type !== 'string' || typeof value !== 'string') return undefined;
  const format: Format | undefined = parameter.format && formats[parameter.format];
  const proposed = format?.propose?.(value);
  if (proposed === undefined || invalidValueReason(parameter, proposed) !== undefined)
    return undefined;
  return proposed;
}

const typeInWords: Readonly<Record<Parameter['type'], string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list of strings',
};

function fitsType(parameter: Parameter, value: Value): boolean {
  const type = typeName(value);
  if (parameter.type === 'number')
    return (type === 'integer' || type === 'number') && Number.isFinite(value);
  if (parameter.type === 'array')
    return isList(value) && value.every((item) => typeof item === 'string');
  return type === parameter.type;
}

function whyNotChoice(choices: readonly Choice[], value: Value): string | undefined {
  if (choices.some((choice) => sameValue(choice.value, value))) return undefined;
  const names = choices.map((choice) => String(choice.value));
  const near = closest(String(value), names);
  return `must be one of ${names.join(', ')}${near === undefined ? '' : `: did you mean ${near}?`}`;
}

function whyNotText(limits: TextLimits, value: string): string | undefined {
  const length = [...value].length;
  if (limits.minLength !== undefined && length < limits.minLength) {
    return value === '' ? 'must not be empty' : `must have at least ${limits.minLength} characters`;
  }
  if (limits.maxLength !== undefined && length > limits.maxLength) {
    return `must have at most ${limits.maxLength} characters`;
  }
  const format: Format | undefined = limits.format && formats[limits.format];
  if (format && !format.test(value))
    return `must be ${describeFormat(format)}, such as ${format.example}`;
  if (limits.pattern !== undefined && !matchesWhole(limits.pattern, value)) {
    return `must match ${limits.pattern}`;
  }
  if (limits.reserved?.includes(value)) return whyReserved(limits.reserved);
  return /[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)
    ? 'must not hold control characters'
    : undefined;
}

function whyReserved(words: readonly string[]): string {
  const [only, ...others] = words;
  if (others.length === 0) return `must not be ${only}, which is reserved`;
  return `must not be one of the reserved words ${listFirst(words)}`;
}

function whyNotNumber(
  limits: {
    readonly minimum?: number | undefined;
    readonly maximum?: number | undefined;
    readonly multipleOf?: number | undefined;
  },
  value: number,
): string | undefined {
  if (limits.minimum !== undefined && value < limits.minimum)
    return `must be at least ${limits.minimum}`;
  if (limits.maximum !== undefined && value > limits.maximum)
    return `must be at most ${limits.maximum}`;
  if (limits.multipleOf !== undefined && !isMultiple(value, limits.multipleOf))
    return `must be a multiple of ${limits.multipleOf}`;
  return undefined;
}

/** 0.3 is a multiple of 0.1, despite binary fractions. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

function whyNotList(
  parameter: Extract<Parameter, { type: 'array' }>,
  list: readonly Value[],
): string | undefined {
  if (parameter.minItems !== undefined && list.length < parameter.minItems)
    return `must have at least ${parameter.minItems} items`;
  if (parameter.maxItems !== undefined && list.length > parameter.maxItems)
    return `must have at most ${parameter.maxItems} items`;
  if (parameter.uniqueItems !== false && new Set(list).size < list.length)
    return 'must not contain duplicates';
  const choices = choicesOf(parameter);
  for (const item of list) {
    const reason = choices
      ? whyNotChoice(choices, item)
      : whyNotText(parameter.items, item as string);
    if (reason !== undefined) return `has the item ${quote(item)}, which ${reason}`;
  }
  return undefined;
}
