import type * as z from 'zod';
import { amend, nearest } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import { keysAt } from './keys-at.ts';
import { isThere, type KeyPath, placeOfKey, type Sourced } from './source.ts';

export function unknownKey(schema: z.ZodType, source: Sourced<unknown>, path: KeyPath): Problem {
  const key = String(path.at(-1));
  return {
    code: 'manifest/unknown-key',
    message: `"${key}" is not a key of ${where(path.slice(0, -1))}`,
    place: placeOfKey(source, path),
    ...amendKey(key, { schema, source, within: path.slice(0, -1) }),
  };
}

/** A key that is near is no mend where it is there already. */
function amendKey(key: string, { schema, source, within }: Within): Pick<Problem, 'hint' | 'fix'> {
  const known = keysAt(schema, source.value, within);
  const { hint, fix } = amend(key, known);
  const isTaken = fix?.kind === 'word' && isThere(source, [...within, fix.becomes]);
  return fix === undefined || isTaken ? { hint } : { hint, fix };
}

/** A key that has to be there. Where it is there with a slip, it is told as what it is: one that nobody knows. */
export function missingKey(schema: z.ZodType, source: Sourced<unknown>, path: KeyPath): Problem {
  const key = String(path.at(-1));
  const within = path.slice(0, -1);
  const slip = slipOf(key, { schema, source, within });
  if (slip !== undefined) return unknownKey(schema, source, [...within, slip]);
  return {
    code: 'manifest/missing-key',
    message: `"${key}" is missing from ${where(within)}`,
    place: placeOfKey(source, path),
  };
}

interface Within {
  readonly schema: z.ZodType;
  readonly source: Sourced<unknown>;
  readonly within: KeyPath;
}

/** The key of a mapping that was probably meant to be this one. */
function slipOf(key: string, { schema, source, within }: Within): string | undefined {
  const mapping = within.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown>)[step],
    source.value,
  );
  const known = keysAt(schema, source.value, within);
  const unknown = Object.keys(mapping ?? {}).filter((other) => !known.includes(other));
  return unknown.find((other) => nearest(other, known) === key);
}

/** A place of a manifest in words. */
export function where(path: KeyPath): string {
  return path.length === 0 ? 'the manifest' : path.map(String).join('.');
}
