import * as z from 'zod';
import { apiVersion, checkSchema, mapping, slug } from './common.ts';
import { commonMetadata, commonSpec } from './contribution.ts';
import { templateFactsSchema } from './facts.ts';
import { parametersSchema } from './parameter.ts';

/** `template.yaml`: one golden path. */
export const templateSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Template').describe('What this manifest is.'),
  metadata: mapping('What it is, and who keeps it.', {
    ...commonMetadata,
    lifecycle: z
      .enum(['experimental', 'stable', 'deprecated'])
      .optional()
      .describe('How far it can be relied on.'),
    replacedBy: slug.optional().describe('The template to use instead, if deprecated.'),
    tags: z.array(z.string().min(1)).optional().describe('Words to find it by.'),
  }),
  spec: mapping('What it asks, lays, runs and tells.', {
    creates: slug.describe('The KIND of `idp new KIND`.'),
    runtime: slug.optional().describe('The runtime, for which capabilities may carry a variant.'),
    facts: templateFactsSchema.optional(),
    folder: z
      .strictObject({
        in: z.enum(['here', 'catalog']).describe('Where the person stands, or the catalog around.'),
        path: z.string().min(1).optional().describe('Its path in there; the name if left out.'),
      })
      .optional()
      .describe('Where the folder goes that `idp new` makes.'),
    parameters: parametersSchema,
    layers: z
      .record(
        slug,
        mapping('What this path takes for the layer.', {
          default: slug.optional().describe('A provider, or none.'),
        }),
      )
      .optional()
      .describe("The layers that it offers; {} takes the platform's default."),
    ...commonSpec,
    checks: z.array(checkSchema).optional().describe('What proves a generated service.'),
    next: z
      .strictObject({
        start: z.string().min(1).optional().describe('How to start it.'),
        metrics: z.string().min(1).optional().describe('How to see its metrics.'),
      })
      .optional()
      .describe('What to do next, as it is told after `idp new`.'),
  }),
});

export type TemplateManifest = z.infer<typeof templateSchema>;
