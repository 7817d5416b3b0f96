import * as z from 'zod';
import {
  apiVersion,
  checkSchema,
  fileRuleSchema,
  hookSchema,
  slug,
  version,
  whySchema,
} from './common.ts';
import { changesSchema, migrationSchema } from './migration.ts';
import { parametersSchema } from './parameter.ts';

/** `template.yaml`: one golden path. */
export const templateSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Template').describe('What this manifest is.'),
  metadata: z.strictObject({
    name: slug.describe('Its id: the name of its folder.'),
    title: z.string().min(1).describe('Its name for people.'),
    description: z.string().optional().describe('What it gives, in one sentence.'),
    owner: z.string().min(1).describe('The team that keeps it.'),
    lifecycle: z
      .enum(['experimental', 'stable', 'deprecated'])
      .optional()
      .describe('How far it can be relied on.'),
    replacedBy: slug.optional().describe('The template to use instead, if deprecated.'),
    version: version.describe('Rises with every change of what comes out.'),
    tags: z.array(z.string().min(1)).optional().describe('Words to find it by.'),
  }),
  spec: z.strictObject({
    creates: slug.describe('The KIND of `idp new KIND`.'),
    runtime: slug.optional().describe('The runtime, for which capabilities may carry a variant.'),
    parameters: parametersSchema,
    layers: z
      .record(slug, z.strictObject({ default: slug.optional().describe('A system, or none.') }))
      .optional()
      .describe("The layers that it offers; {} takes the platform's default."),
    files: z.array(fileRuleSchema).optional().describe('Rules for some of its files.'),
    hooks: z.array(hookSchema).optional().describe('What runs after the files are written.'),
    checks: z.array(checkSchema).optional().describe('What proves a generated service.'),
    why: whySchema.optional(),
    changes: changesSchema.optional(),
    migrations: z
      .array(migrationSchema)
      .optional()
      .describe('What has to happen on the way to a version.'),
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
