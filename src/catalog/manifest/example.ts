import * as z from 'zod';
import { slug } from './common.ts';

/** `examples/*.yaml`: a recorded set of answers; documentation and test in one. */
export const exampleSchema = z.strictObject({
  title: z.string().min(1).optional().describe('What the example shows.'),
  answers: z.record(z.string(), z.json()).describe('The answers, by parameter.'),
  with: z
    .array(z.string().regex(/^[a-z0-9-]+=[a-z0-9-]+$/, 'must be layer=provider'))
    .optional()
    .describe('Providers of layers: ci=github-actions.'),
  without: z.array(slug).optional().describe('Layers that are off.'),
});

export type Example = z.infer<typeof exampleSchema>;
