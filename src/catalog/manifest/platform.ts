import * as z from 'zod';
import { allowSchema, apiVersion, glob, mapping, slug } from './common.ts';

/** Something that every stable template of a kind must have by default. */
const requiredSchema = z
  .strictObject({
    title: z.string().min(1).describe('What it is; shown where it is missing.'),
    layer: slug.optional().describe('A layer that is on by default.'),
    parameter: z.string().min(1).optional().describe('A parameter that the template has.'),
    file: glob.optional().describe('A glob that a file must match: .github/workflows/*.yml'),
    contains: z.string().min(1).optional().describe('A text that such a file must contain.'),
  })
  .refine(({ layer, parameter, file }) => (layer ?? parameter ?? file) !== undefined, {
    error: 'must name a layer, a parameter or a file',
  })
  .refine(({ file, contains }) => contains === undefined || file !== undefined, {
    error: 'has "contains", but no "file"',
  });

/** `platform.yaml`: the organisation's facts, and the system that each layer takes by default. */
export const platformSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Platform').describe('The type of this manifest.'),
  metadata: mapping('Its name.', {
    name: slug.describe('Its id.'),
    title: z.string().optional().describe('Its display name.'),
  }),
  spec: mapping('The organization, and its settings for all projects.', {
    organisation: z.string().min(1).optional().describe('The account on the repository host.'),
    defaultOwner: z.string().min(1).optional().describe('The default owning team.'),
    teams: z.array(z.string().min(1)).optional().describe('The teams that may be owners.'),
    repositoryHost: z
      .string()
      .min(1)
      .optional()
      .describe('The host of the repositories: github.com'),
    registry: z
      .string()
      .min(1)
      .optional()
      .describe('The container registry, without the image name.'),
    domain: z.string().min(1).optional().describe('The parent domain of the services.'),
    defaults: z
      .record(z.string(), z.json())
      .optional()
      .describe('Default values by parameter; they override those of the templates.'),
    facts: z
      .record(z.string(), z.json())
      .optional()
      .describe('Further settings of the organization, read as platform.facts.'),
    kinds: z
      .record(
        slug,
        z
          .strictObject({
            default: slug.optional().describe('The default template of this kind.'),
            questions: z
              .int()
              .min(1)
              .optional()
              .describe('How many parameters a stable template may prompt for; 3 by default.'),
            mustInclude: z
              .array(requiredSchema)
              .optional()
              .describe('What every stable template must include by default.'),
          })
          .describe('The default template of a kind, and the requirements on all stable ones.'),
      )
      .optional()
      .describe('The requirements on templates, by the KIND of `idp new KIND`.'),
    layers: z
      .record(
        slug,
        mapping('The providers of the layer.', {
          default: slug.optional().describe('The default provider, or none.'),
          allowed: z
            .array(slug)
            .optional()
            .describe('The providers that are allowed; all if omitted.'),
        }),
      )
      .optional()
      .describe('The provider of each layer.'),
    presets: z
      .record(
        slug,
        z
          .strictObject({
            title: z.string().min(1).describe('Its display name.'),
            description: z.string().optional().describe('Who it is for, in one sentence.'),
            layers: z
              .record(slug, slug)
              .describe('The provider of each layer that is on; all other layers are off.'),
          })
          .describe('Layers that are chosen together.'),
      )
      .optional()
      .describe('Layers that are chosen together: idp new --preset NAME.'),
    allow: allowSchema.optional(),
  }),
});

export type RequiredContent = z.infer<typeof requiredSchema>;
export type PlatformManifest = z.infer<typeof platformSchema>;
