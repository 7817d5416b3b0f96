import * as z from 'zod';
import { migrationCommandSchema, version } from './common.ts';

/** What a version changed, for the developers who update to it. */
export const changesSchema = z
  .record(version, z.array(z.string().min(1)).min(1))
  .describe(
    'What each version changed, one sentence each; shown by `idp status` and `idp update`.',
  );

/** What an update to a version needs, once, besides the files. */
export const migrationSchema = z.strictObject({
  to: version.describe('The version that introduces it.'),
  moved: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Output paths that moved, from old to new; local changes move along.'),
  renamed: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Parameters that were renamed, from old to new; their answers are kept.'),
  before: z.array(migrationCommandSchema).optional().describe('What runs before the files change.'),
  after: z.array(migrationCommandSchema).optional().describe('What runs after the files changed.'),
});

export type Migration = z.infer<typeof migrationSchema>;
