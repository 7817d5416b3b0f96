import * as z from 'zod';
import {
  apiVersion,
  fileRuleSchema,
  hookSchema,
  layerReference,
  slug,
  version,
  whySchema,
} from './common.ts';
import { changesSchema, migrationSchema } from './migration.ts';
import { parametersSchema } from './parameter.ts';

export const combineStrategies = ['json', 'yaml', 'lines'] as const;

/** `capability.yaml`: one system's implementation of one layer. */
export const capabilitySchema = z.strictObject({
  apiVersion,
  kind: z.literal('Capability').describe('What this manifest is.'),
  metadata: z.strictObject({
    layer: slug.describe('The layer: the name of the folder above its own.'),
    name: slug.describe('The system: the name of its folder.'),
    title: z.string().min(1).describe('Its name for people.'),
    description: z.string().optional().describe('What it gives, in one sentence.'),
    owner: z.string().min(1).describe('The team that keeps it.'),
    version: version.describe('Rises with every change of what comes out.'),
  }),
  spec: z.strictObject({
    for: z
      .strictObject({ runtimes: z.array(slug).min(1).describe('The runtimes that it fits.') })
      .optional()
      .describe('Where it fits; everywhere if left out.'),
    requires: z
      .array(layerReference)
      .optional()
      .describe('Layers that must be on; they come first.'),
    conflicts: z.array(layerReference).optional().describe('Layers that must be off.'),
    parameters: parametersSchema.optional(),
    combine: z
      .record(z.string(), z.enum(combineStrategies))
      .optional()
      .describe('How its file meets the same path given by another.'),
    slots: z
      .record(z.string(), z.string().regex(/^slots\/.+$/, 'must be a file below slots/'))
      .optional()
      .describe('The file whose text goes to a slot that another offers.'),
    files: z.array(fileRuleSchema).optional().describe('Rules for some of its files.'),
    hooks: z.array(hookSchema).optional().describe('What runs after the files are written.'),
    why: whySchema.optional(),
    changes: changesSchema.optional(),
    migrations: z
      .array(migrationSchema)
      .optional()
      .describe('What has to happen on the way to a version.'),
  }),
});

export type CapabilityManifest = z.infer<typeof capabilitySchema>;
export type CombineStrategy = (typeof combineStrategies)[number];
