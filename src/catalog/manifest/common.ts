import * as z from 'zod';
import { type ErrorCode, warningCodes } from '../../shared/error-codes.ts';
import { invalidGlobReason } from '../../shared/tree/glob.ts';
import { formats } from './format.ts';
import { invalidPatternReason } from './pattern.ts';

/** The version of the manifests' shape. */
export const apiVersion = z.literal('idp/v1').describe('The version of this format.');

/** A mapping with these keys only; editors show the description. */
export function mapping<Shape extends z.ZodRawShape>(is: string, shape: Shape) {
  return z.strictObject(shape).describe(is);
}

export const slug = z.string().refine(formats.slug.test, { error: `must be ${formats.slug.is}` });

export const version = z
  .string()
  .refine(formats.semver.test, { error: 'must be a semantic version such as 1.4.0' });

/** A glob on output paths. */
export const glob = z.string().refine((text) => invalidGlobReason(text) === undefined, {
  error: ({ input }) => `${invalidGlobReason(String(input))}, so it is not a valid glob`,
});

/** A regular expression in RE2 syntax. */
export const pattern = z.string().refine((text) => invalidPatternReason(text) === undefined, {
  error: ({ input }) => `is not a valid regular expression: ${invalidPatternReason(String(input))}`,
});

/** An expression without braces. */
const condition = z.string().min(1).describe('An expression such as (eq store "postgres").');

/** `layer` or `layer/system`. */
export const layerReference = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'must be a layer, or layer/provider: runtime/kubernetes');

const argv = z
  .array(z.string())
  .min(1)
  .describe('The program and its arguments, run without a shell.');
const seconds = z.int().min(1).max(86_400);

/** A command that runs after the files are on disk. */
export const hookSchema = z.strictObject({
  title: z.string().min(1).describe('What it does; shown while it runs.'),
  run: argv,
  when: condition.optional(),
  timeout: seconds.optional().describe('The timeout in seconds; 120 by default.'),
  optional: z.boolean().optional().describe('Whether to continue if it fails.'),
  onChange: z
    .array(glob)
    .min(1)
    .optional()
    .describe('Globs: also run by `idp update` when it changes one of these files.'),
  skipInGit: z
    .boolean()
    .optional()
    .describe('Whether to skip it inside an existing git work tree.'),
});

/** A command on the way from one version to another. */
export const migrationCommandSchema = z.strictObject({
  title: z.string().min(1).describe('What it does; shown while it runs.'),
  run: argv,
  timeout: seconds.optional().describe('The timeout in seconds; 120 by default.'),
  optional: z.boolean().optional().describe('Whether to continue if it fails.'),
});

/** A command that proves a generated service. */
export const checkSchema = z.strictObject({
  title: z.string().min(1).describe('What it checks.'),
  run: argv,
  timeout: seconds.optional().describe('The timeout in seconds; 600 by default.'),
});

/** A rule for the files whose output path fits a glob. */
export const fileRuleSchema = z.strictObject({
  path: glob.describe('A glob on the output path: src/store/**'),
  when: condition.optional(),
  once: z.boolean().optional().describe('Created once: no update touches the file afterwards.'),
});

/** What must hold of several answers together. */
export const answerRulesSchema = z
  .array(
    z.strictObject({
      holds: condition,
      message: z
        .string()
        .min(1)
        .describe('What must be true, as the error message says it; rendered.'),
    }),
  )
  .min(1)
  .describe('Conditions on several answers.');

/** Warnings of `idp validate` that are meant here. */
export const allowSchema = z
  .array(
    z.strictObject({
      code: z
        .enum(warningCodes as [ErrorCode, ...ErrorCode[]])
        .describe('The code of the warning.'),
      path: glob.optional().describe('A glob on files below this folder; all if omitted.'),
    }),
  )
  .min(1)
  .describe('Warnings that `idp validate` does not report here.');

/** The programs that commands run, by the name that is looked up on PATH. */
export const needsSchema = z
  .record(
    z.string().regex(/^[^\s/\\{}]+$/, 'must be the name of a program on PATH'),
    z.string().min(1),
  )
  .describe('The programs that its commands need, each with its purpose.');

/** One sentence on why a file is there, by output path or glob. */
export const whySchema = z
  .record(glob, z.string().min(1))
  .describe('Why a file is there, by path or glob.');

export type Hook = z.infer<typeof hookSchema>;
export type FileRule = z.infer<typeof fileRuleSchema>;
