import * as z from 'zod';
import { apiVersion, layerReference, mapping, slug } from './common.ts';
import { commonMetadata, commonSpec } from './contribution.ts';
import { capabilityFactsSchema } from './facts.ts';
import { parametersSchema } from './parameter.ts';

export const combineStrategies = ['json', 'yaml', 'lines', 'sums'] as const;

/** `capability.yaml`: one system's implementation of one layer. */
export const capabilitySchema = z.strictObject({
  apiVersion,
  kind: z.literal('Capability').describe('What this manifest is.'),
  metadata: mapping('What it is, and who keeps it.', {
    layer: slug.describe('The layer: the name of the folder above its own.'),
    ...commonMetadata,
  }),
  spec: mapping('Where it fits, what it asks and what it gives.', {
    for: z
      .strictObject({ runtimes: z.array(slug).min(1).describe('The runtimes that it fits.') })
      .optional()
      .describe('Where it fits; everywhere if left out.'),
    requires: z
      .array(layerReference)
      .optional()
      .describe('Layers that must be on; they come first.'),
    conflicts: z.array(layerReference).optional().describe('Layers that must be off.'),
    facts: capabilityFactsSchema.optional(),
    parameters: parametersSchema.optional(),
    combine: z
      .record(z.string(), z.enum(combineStrategies).describe('The way in which both become one.'))
      .optional()
      .describe('How its file meets the same path given by another.'),
    slots: z
      .record(z.string(), z.string().regex(/^slots\/.+$/, 'must be a file below slots/'))
      .optional()
      .describe('The file whose text goes to a slot that another offers.'),
    ...commonSpec,
  }),
});

export type CapabilityManifest = z.infer<typeof capabilitySchema>;
export type CombineStrategy = (typeof combineStrategies)[number];
