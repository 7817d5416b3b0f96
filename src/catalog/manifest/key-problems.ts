import type * as z from 'zod';
import { closest, suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { keysAt } from './keys-at.ts';
import { isThere, type KeyPath, locationOfKey, type WithSource } from './source-map.ts';

export function unknownKey(
  schema: z.ZodType,
  source: WithSource<unknown>,
  path: KeyPath,
): Diagnostic {
  const key = String(path.at(-1));
  return {
    code: 'manifest/unknown-key',
    message: `"${key}" is not a key of ${describeKeyPath(path.slice(0, -1))}`,
    location: locationOfKey(source, path),
    ...suggestKey(key, { schema, source, within: path.slice(0, -1) }),
  };
}

/** A similar key is no fix if it is already there. */
function suggestKey(
  key: string,
  { schema, source, within }: Within,
): Pick<Diagnostic, 'hint' | 'fix'> {
  const known = keysAt(schema, source.value, within);
  const { hint, fix } = suggestFix(key, known);
  const isTaken = fix?.kind === 'word' && isThere(source, [...within, fix.becomes]);
  return fix === undefined || isTaken ? { hint } : { hint, fix };
}

/** A required key is missing. If it is there but misspelled, it is reported as unknown. */
export function missingKey(
  schema: z.ZodType,
  source: WithSource<unknown>,
  path: KeyPath,
): Diagnostic {
  const key = String(path.at(-1));
  const within = path.slice(0, -1);
  const typo = typoOf(key, { schema, source, within });
  if (typo !== undefined) return unknownKey(schema, source, [...within, typo]);
  return {
    code: 'manifest/missing-key',
    message: `"${key}" is missing from ${describeKeyPath(within)}`,
    location: locationOfKey(source, path),
  };
}

interface Within {
  readonly schema: z.ZodType;
  readonly source: WithSource<unknown>;
  readonly within: KeyPath;
}

/** The key of a mapping that was probably meant to be this one. */
function typoOf(key: string, { schema, source, within }: Within): string | undefined {
  const mapping = within.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown>)[step],
    source.value,
  );
  const known = keysAt(schema, source.value, within);
  const unknown = Object.keys(mapping ?? {}).filter((other) => !known.includes(other));
  return unknown.find((other) => closest(other, known) === key);
}

/** A location in a manifest, in words. */
export function describeKeyPath(path: KeyPath): string {
  return path.length === 0 ? 'the manifest' : path.map(String).join('.');
}
