import * as z from 'zod';
import type { KeyPath } from './source-map.ts';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
}

/** The keys that a schema allows at a path; of a union, those of the branch that the value chose. */
export function keysAt(schema: z.ZodType, value: unknown, path: KeyPath): readonly string[] {
  let here = choose(
    [z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema],
    value,
  );
  let inside = value;
  for (const key of path) {
    inside = (inside as Record<string | number, unknown> | undefined)?.[key];
    here = here
      .flatMap((branch) => step(branch, key))
      .flatMap((branch) => choose([branch], inside));
  }
  return [...new Set(here.flatMap((branch) => Object.keys(branch.properties ?? {})))];
}

function step(schema: JsonSchema, key: string | number): readonly JsonSchema[] {
  const next =
    typeof key === 'number'
      ? schema.items
      : (schema.properties?.[key] ?? schema.additionalProperties);
  return typeof next === 'object' ? [next] : [];
}

function choose(schemas: readonly JsonSchema[], value: unknown): readonly JsonSchema[] {
  const branches = schemas.flatMap((schema) => schema.anyOf ?? schema.oneOf ?? [schema]);
  const chosen = branches.filter(
    (branch) => branch.properties?.type?.const === (value as { type?: unknown } | undefined)?.type,
  );
  return branches.some((branch) => branch.properties?.type?.const !== undefined) &&
    chosen.length > 0
    ? chosen
    : branches;
}
