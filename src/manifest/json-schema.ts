import * as z from 'zod';
import { capabilitySchema } from './capability.ts';
import { exampleSchema } from './example.ts';
import { platformSchema } from './platform.ts';
import { templateSchema } from './template.ts';

/** The manifests for which there is a published schema, by the name that `idp schema` takes. */
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
  return { ...schema, title: `idp ${kind}` };
}
