import * as z from 'zod';
import { apiVersion, checkSchema, mapping, slug } from './common.ts';
import { commonMetadata, commonSpec } from './contribution.ts';
import { templateFactsSchema } from './facts.ts';
import { parametersSchema } from './parameter.ts';

/** `template.yaml`: one template. */
export const templateSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Template').describe('The type of this manifest.'),
  metadata: mapping('Its name, owner and version.', {
    ...commonMetadata,
    lifecycle: z
      .enum(['experimental', 'stable', 'deprecated'])
      .optional()
      .describe('How mature it is.'),
    replacedBy: slug.optional().describe('The template to use instead, if deprecated.'),
    tags: z
      .array(z.string().min(1))
      .optional()
      .describe('Keywords to search for; authors: a template for template authors, listed last.'),
  }),
  spec: mapping('Its parameters, layers, files and commands.', {
    creates: slug.describe('The KIND of `idp new KIND`.'),
    runtime: slug.optional().describe('The runtime; capabilities may have a variant for it.'),
    facts: templateFactsSchema.optional(),
    folder: z
      .strictObject({
        in: z.enum(['here', 'catalog']).describe('The current folder, or the catalog around it.'),
        path: z.string().min(1).optional().describe('Its path in there; the name by default.'),
      })
      .optional()
      .describe('Where `idp new` creates the folder.'),
    parameters: parametersSchema,
    layers: z
      .record(
        slug,
        mapping('The settings of the layer for this template.', {
          default: slug.optional().describe('The default provider, or none.'),
        }),
      )
      .optional()
      .describe("The layers that it offers; {} uses the platform's default."),
    ...commonSpec,
    checks: z.array(checkSchema).optional().describe('The checks of a generated service.'),
    next: z
      .strictObject({
        start: z.string().min(1).optional().describe('How to start it.'),
        metrics: z.string().min(1).optional().describe('How to see its metrics.'),
      })
      .optional()
      .describe('The next steps, shown after `idp new`.'),
  }),
});

export type TemplateManifest = z.infer<typeof templateSchema>;
