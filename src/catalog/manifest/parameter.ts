import * as z from 'zod';
import { pattern } from './common.ts';
import { formatNames } from './format.ts';

const expression = z.string().min(1);

/** Where the answer stands in a repository that no template made. */
const inferenceSchema = z.strictObject({
  file: z.string().min(1).describe('A file of the repository.'),
  key: z
    .string()
    .optional()
    .describe('The way to the value in a JSON, YAML or TOML file: scripts.start'),
  pattern: pattern
    .optional()
    .describe('A regular expression whose first group is the value, for any other file.'),
});

export type Inference = z.infer<typeof inferenceSchema>;

const common = {
  title: z.string().optional().describe('The question, in a few words.'),
  description: z.string().optional().describe('What the answer is for, in one sentence.'),
  when: expression
    .optional()
    .describe('An expression; if it does not hold, the parameter is absent.'),
  infer: z
    .array(inferenceSchema)
    .optional()
    .describe('Where `idp adopt` finds the answer; the first that gives one that is allowed.'),
  advanced: z
    .boolean()
    .optional()
    .describe('Asked only of those who want to customize; needs a default.'),
};

const choiceOf = <T extends z.ZodType>(value: T) =>
  z.union([
    value,
    z.strictObject({
      value: value.describe('The answer that it stands for.'),
      title: z.string().optional().describe('The choice as it is shown.'),
      description: z.string().optional().describe('What the choice means.'),
    }),
  ]);

const textLimits = {
  format: z.enum(formatNames).optional().describe('A well-known form that the text must have.'),
  pattern: pattern
    .optional()
    .describe('A regular expression (RE2: without lookaround) for the whole text.'),
  reserved: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Words that the text may not be, since something else keeps them for itself.'),
  minLength: z.int().min(0).optional().describe('The fewest characters.'),
  maxLength: z.int().min(1).optional().describe('The most characters.'),
};

const numberLimits = {
  minimum: z.number().optional().describe('The least value.'),
  maximum: z.number().optional().describe('The greatest value.'),
  multipleOf: z.number().positive().optional().describe('The value is a whole multiple of this.'),
};

const textParameter = z.strictObject({
  type: z.literal('string').describe('A text.'),
  ...common,
  ...textLimits,
  enum: z.array(choiceOf(z.string())).min(1).optional().describe('The choices.'),
  secret: z.boolean().optional().describe('Never written anywhere; hooks get it by environment.'),
  default: z.string().optional().describe('The answer if none is given; braces are rendered.'),
});

const integerParameter = z.strictObject({
  type: z.literal('integer').describe('A whole number.'),
  ...common,
  ...numberLimits,
  enum: z.array(choiceOf(z.int())).min(1).optional().describe('The choices.'),
  default: z
    .union([z.int(), z.string()])
    .optional()
    .describe('The answer if none is given; a text is rendered.'),
});

const numberParameter = z.strictObject({
  type: z.literal('number').describe('A number.'),
  ...common,
  ...numberLimits,
  enum: z.array(choiceOf(z.number())).min(1).optional().describe('The choices.'),
  default: z
    .union([z.number(), z.string()])
    .optional()
    .describe('The answer if none is given; a text is rendered.'),
});

const booleanParameter = z.strictObject({
  type: z.literal('boolean').describe('Yes or no.'),
  ...common,
  default: z
    .union([z.boolean(), z.string()])
    .optional()
    .describe('The answer if none is given; a text is rendered.'),
});

const arrayParameter = z.strictObject({
  type: z.literal('array').describe('Several texts.'),
  ...common,
  items: z
    .strictObject({
      type: z.literal('string').optional().describe('A text.'),
      enum: z.array(choiceOf(z.string())).min(1).optional().describe('The choices.'),
      ...textLimits,
    })
    .describe('What each item may be.'),
  minItems: z.int().min(0).optional().describe('The fewest items.'),
  maxItems: z.int().min(1).optional().describe('The most items.'),
  uniqueItems: z.boolean().optional().describe('No item twice.'),
  default: z
    .union([z.array(z.string()), z.string()])
    .optional()
    .describe(
      'The answer if none is given; items are rendered, and {{tags}} is the list of another.',
    ),
});

/** One declared input, in the words of JSON Schema. */
export const parameterSchema = z
  .discriminatedUnion('type', [
    textParameter,
    integerParameter,
    numberParameter,
    booleanParameter,
    arrayParameter,
  ])
  .describe('One input: its type, and what it may be.');

/** Parameters by name, in the order in which they are asked. */
export const parametersSchema = z
  .record(
    z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a parameter is named in camelCase: metricsPort'),
    parameterSchema,
  )
  .describe('The inputs, in the order in which they are asked.');

export type Parameter = z.infer<typeof parameterSchema>;
export type Parameters = z.infer<typeof parametersSchema>;
export type TextLimits = Pick<
  z.infer<typeof textParameter>,
  'format' | 'pattern' | 'reserved' | 'minLength' | 'maxLength'
>;
