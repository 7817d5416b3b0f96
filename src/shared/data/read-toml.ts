import { parse, stringify, TomlError } from 'smol-toml';
import { findTooDeep } from './nesting.ts';
import { isMapping, type Mapping, type Value } from './value.ts';

/** The value of a TOML text; undefined if it is not valid, or contains dates, which JSON does not have. */
export function readToml(text: string): Mapping | undefined {
  if (findTooDeep('toml', text) !== undefined) return undefined;
  try {
    const value: unknown = parse(text);
    return isPlain(value) && isMapping(value) ? value : undefined;
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}

function isPlain(value: unknown): value is Value {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
  return !('toISOString' in value) && Object.values(value).every(isPlain);
}

/** Values first, then tables, as TOML wants it. */
export function printToml(value: Value): string {
  return stringify(value);
}
