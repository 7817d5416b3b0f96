import * as z from 'zod';
import { allowSchema, apiVersion, glob, mapping, slug } from './common.ts';

/** Something that every path of a kind has when nobody chooses anything. */
const requiredSchema = z
  .strictObject({
    title: z.string().min(1).describe('What it is, as it is told where it is missing.'),
    layer: slug.optional().describe('A layer that is on by default.'),
    parameter: z.string().min(1).optional().describe('A parameter that is asked or defaulted.'),
    file: glob.optional().describe('A glob that a file fits: .github/workflows/*.yml'),
    contains: z.string().min(1).optional().describe('A text that such a file holds.'),
  })
  .refine(({ layer, parameter, file }) => (layer ?? parameter ?? file) !== undefined, {
    error: 'must name a layer, a parameter or a file',
  })
  .refine(({ file, contains }) => contains === undefined || file !== undefined, {
    error: 'has a text that a file contains, but names no file',
  });

/** `platform.yaml`: the organisation's facts, and the system that each layer takes by default. */
export const platformSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Platform').describe('What this manifest is.'),
  metadata: mapping('What it is called.', {
    name: slug.describe('Its id.'),
    title: z.string().optional().describe('Its name for people.'),
  }),
  spec: mapping('What the organisation is, and what it decides for all.', {
    organisation: z.string().min(1).optional().describe('The account on the repository host.'),
    defaultOwner: z.string().min(1).optional().describe('The team that owns what nobody claimed.'),
    teams: z.array(z.string().min(1)).optional().describe('The teams that may own something.'),
    repositoryHost: z.string().min(1).optional().describe('Where repositories live: github.com'),
    registry: z
      .string()
      .min(1)
      .optional()
      .describe('Where images live, without the name of the image.'),
    domain: z.string().min(1).optional().describe('The domain below which services are reached.'),
    defaults: z
      .record(z.string(), z.json())
      .optional()
      .describe('Default answers by parameter, over those of the templates.'),
    facts: z
      .record(z.string(), z.json())
      .optional()
      .describe('Further facts of the organisation, as platform.facts.'),
    kinds: z
      .record(
        slug,
        z
          .strictObject({
            default: slug
              .optional()
              .describe('The template that is taken when nobody chooses one of several.'),
            questions: z
              .int()
              .min(1)
              .optional()
              .describe('How many questions a stable path asks at most; 3 if left out.'),
            mustInclude: z
              .array(requiredSchema)
              .optional()
              .describe('What every stable template must include by default.'),
          })
          .describe('Which path makes this, and what is asked of every stable one.'),
      )
      .optional()
      .describe('What is asked of the paths of a kind, by the KIND of `idp new KIND`.'),
    layers: z
      .record(
        slug,
        mapping('The providers that the organization has for it.', {
          default: slug.optional().describe('A provider, or none.'),
          allowed: z
            .array(slug)
            .optional()
            .describe('The providers that may be chosen; all if left out.'),
        }),
      )
      .optional()
      .describe('The provider of each layer.'),
    presets: z
      .record(
        slug,
        z
          .strictObject({
            title: z.string().min(1).describe('Its name for people.'),
            description: z.string().optional().describe('For whom it is, in one sentence.'),
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
