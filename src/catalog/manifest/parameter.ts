import * as z from 'zod';
import { pattern } from './common.ts';
import { formatNames } from './format.ts';

const expression = z.string().min(1);

/** Where `idp adopt` finds the answer in an existing repository. */
const inferenceSchema = z.strictObject({
  file: z.string().min(1).describe('A file of the repository.'),
  key: z
    .string()
    .optional()
    .describe('The path of the value in a JSON, YAML or TOML file: scripts.start'),
  pattern: pattern
    .optional()
    .describe('A regular expression whose first group is the value, for any other file.'),
});

export type Inference = z.infer<typeof inferenceSchema>;

const common = {
  title: z.string().optional().describe('The prompt, in a few words.'),
  description: z.string().optional().describe('What the value is for, in one sentence.'),
  when: expression.optional().describe('A condition; if it is false, the parameter is absent.'),
  infer: z
    .array(inferenceSchema)
    .optional()
    .describe('Where `idp adopt` finds the value; the first valid one is used.'),
  advanced: z
    .boolean()
    .optional()
    .describe('Prompted for only with `--customize`; needs a default.'),
};

const choiceOf = <T extends z.ZodType>(value: T) =>
  z.union([
    value,
    z.strictObject({
      value: value.describe('The value.'),
      title: z.string().optional().describe('The text to show.'),
      description: z.string().optional().describe('What it means.'),
    }),
  ]);

const textLimits = {
  format: z.enum(formatNames).optional().describe('A well-known format that the text must have.'),
  pattern: pattern
    .optional()
    .describe('A regular expression (RE2) that the whole text must match.'),
  reserved: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Reserved words, which the text must not be.'),
  minLength: z.int().min(0).optional().describe('The minimum length.'),
  maxLength: z.int().min(1).optional().describe('The maximum length.'),
};

const numberLimits = {
  minimum: z.number().optional().describe('The minimum value.'),
  maximum: z.number().optional().describe('The maximum value.'),
  multipleOf: z.number().positive().optional().describe('The value must be a multiple of this.'),
};

const textParameter = z.strictObject({
  type: z.literal('string').describe('A text.'),
  ...common,
  ...textLimits,
  enum: z.array(choiceOf(z.string())).min(1).optional().describe('The allowed values.'),
  secret: z
    .boolean()
    .optional()
    .describe('Never written to disk; hooks receive it as an environment variable.'),
  default: z.string().optional().describe('The default value; rendered.'),
});

const integerParameter = z.strictObject({
  type: z.literal('integer').describe('A whole number.'),
  ...common,
  ...numberLimits,
  enum: z.array(choiceOf(z.int())).min(1).optional().describe('The allowed values.'),
  default: z
    .union([z.int(), z.string()])
    .optional()
    .describe('The default value; a text is rendered.'),
});

const numberParameter = z.strictObject({
  type: z.literal('number').describe('A number.'),
  ...common,
  ...numberLimits,
  enum: z.array(choiceOf(z.number())).min(1).optional().describe('The allowed values.'),
  default: z
    .union([z.number(), z.string()])
    .optional()
    .describe('The default value; a text is rendered.'),
});

const booleanParameter = z.strictObject({
  type: z.literal('boolean').describe('Yes or no.'),
  ...common,
  default: z
    .union([z.boolean(), z.string()])
    .optional()
    .describe('The default value; a text is rendered.'),
});

const arrayParameter = z.strictObject({
  type: z.literal('array').describe('A list of texts.'),
  ...common,
  items: z
    .strictObject({
      type: z.literal('string').optional().describe('A text.'),
      enum: z.array(choiceOf(z.string())).min(1).optional().describe('The allowed values.'),
      ...textLimits,
    })
    .describe('What each item must be.'),
  minItems: z.int().min(0).optional().describe('The minimum number of items.'),
  maxItems: z.int().min(1).optional().describe('The maximum number of items.'),
  uniqueItems: z.boolean().optional().describe('Whether items must be unique.'),
  default: z
    .union([z.array(z.string()), z.string()])
    .optional()
    .describe(
      'The default value; items are rendered, and {{tags}} inserts the list of another parameter.',
    ),
});

/** One parameter, in the terms of JSON Schema. */
export const parameterSchema = z
  .discriminatedUnion('type', [
    textParameter,
    integerParameter,
    numberParameter,
    booleanParameter,
    arrayParameter,
  ])
  .describe('One parameter: its type and its limits.');

/** Parameters by name, in the order of the prompts. */
export const parametersSchema = z
  .record(
    z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be in camelCase: metricsPort'),
    parameterSchema,
  )
  .describe('The parameters, in the order of the prompts.');

export type Parameter = z.infer<typeof parameterSchema>;
export type Parameters = z.infer<typeof parametersSchema>;
export type TextLimits = Pick<
  z.infer<typeof textParameter>,
  'format' | 'pattern' | 'reserved' | 'minLength' | 'maxLength'
>;
