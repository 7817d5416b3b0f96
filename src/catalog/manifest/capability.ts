import * as z from 'zod';
import { apiVersion, layerReference, mapping, slug } from './common.ts';
import { commonMetadata, commonSpec } from './contribution.ts';
import { capabilityFactsSchema } from './facts.ts';
import { parametersSchema } from './parameter.ts';

const combineStrategies = ['json', 'yaml', 'lines', 'sums'] as const;

/** `capability.yaml`: one system's implementation of one layer. */
export const capabilitySchema = z.strictObject({
  apiVersion,
  kind: z.literal('Capability').describe('The type of this manifest.'),
  metadata: mapping('Its name, owner and version.', {
    layer: slug.describe('The layer: the name of its parent folder.'),
    ...commonMetadata,
  }),
  spec: mapping('Where it applies, its parameters and its files.', {
    for: z
      .strictObject({ runtimes: z.array(slug).min(1).describe('The runtimes that it supports.') })
      .optional()
      .describe('Which templates it supports; all if omitted.'),
    requires: z
      .array(layerReference)
      .optional()
      .describe('Layers that must be on; they are applied first.'),
    conflicts: z.array(layerReference).optional().describe('Layers that must be off.'),
    facts: capabilityFactsSchema.optional(),
    parameters: parametersSchema.optional(),
    combine: z
      .record(z.string(), z.enum(combineStrategies).describe('How the two are combined.'))
      .optional()
      .describe('How its file is combined with the same path of another contributor.'),
    slots: z
      .record(z.string(), z.string().regex(/^slots\/.+$/, 'must be a file below slots/'))
      .optional()
      .describe('The file whose text fills a slot that another contributor offers.'),
    ...commonSpec,
  }),
});

export type CapabilityManifest = z.infer<typeof capabilitySchema>;
export type CombineStrategy = (typeof combineStrategies)[number];
