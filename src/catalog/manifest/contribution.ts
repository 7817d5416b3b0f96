import * as z from 'zod';
import {
  allowSchema,
  answerRulesSchema,
  fileRuleSchema,
  hookSchema,
  needsSchema,
  slug,
  version,
  whySchema,
} from './common.ts';
import { changesSchema, migrationSchema } from './migration.ts';

/** Metadata of templates and capabilities. */
export const commonMetadata = {
  name: slug.describe('Its id: the name of its folder.'),
  title: z.string().min(1).describe('Its display name.'),
  description: z.string().optional().describe('What it provides, in one sentence.'),
  owner: z.string().min(1).describe('The owning team.'),
  version: version.describe('Bump it whenever the output changes.'),
};

/** Spec of templates and capabilities: files, hooks and versions. */
export const commonSpec = {
  files: z.array(fileRuleSchema).optional().describe('Rules for some of its files.'),
  needs: needsSchema.optional(),
  hooks: z.array(hookSchema).optional().describe('What runs after the files are written.'),
  rules: answerRulesSchema.optional(),
  allow: allowSchema.optional(),
  why: whySchema.optional(),
  changes: changesSchema.optional(),
  migrations: z
    .array(migrationSchema)
    .optional()
    .describe('What updates to a version need, besides the files.'),
};
