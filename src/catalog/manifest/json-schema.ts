import * as z from 'zod';
import { capabilitySchema } from './capability.ts';
import { exampleSchema } from './example.ts';
import { type RenamedKey, renamedKeys } from './old-keys.ts';
import { platformSchema } from './platform.ts';
import { templateSchema } from './template.ts';

/** The manifests with a published schema, by the argument of `idp schema`. */
export const manifestSchemas = {
  template: templateSchema,
  capability: capabilitySchema,
  platform: platformSchema,
  example: exampleSchema,
} as const;

export type ManifestKind = keyof typeof manifestSchemas;

export const manifestKinds = Object.keys(manifestSchemas) as readonly ManifestKind[];

/** The JSON Schema (draft 2020-12) of a manifest, for editors: completion, hover, diagnostics. */
export function jsonSchemaOf(kind: ManifestKind): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(manifestSchemas[kind], { io: 'input' });
  for (const key of renamedKeys) addOldKey(schema, key);
  return { ...schema, title: `idp ${kind}` };
}

/** Editors do not offer the old name of a key; where it is used, they show that it is deprecated. */
function addOldKey(schema: z.core.JSONSchema.JSONSchema, { within, old, current }: RenamedKey) {
  const { properties } = within.reduce<z.core.JSONSchema.JSONSchema>((here, step) => {
    const next = step === '*' ? (here.items ?? here.additionalProperties) : here.properties?.[step];
    return isSchema(next) ? next : {};
  }, schema);
  const known = properties?.[current];
  if (properties === undefined || !isSchema(known)) return;
  properties[old] = {
    ...known,
    deprecated: true,
    description: `The old name of ${current}.`,
    deprecationMessage: `Renamed to ${current}.`,
  };
}

function isSchema(schema: unknown): schema is z.core.JSONSchema.JSONSchema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}
