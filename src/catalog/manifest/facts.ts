import * as z from 'zod';

/** Facts of a template, so that a capability is written once for templates of every language. */
export const templateFactsSchema = factsBut(
  ['name', 'title', 'runtime'],
  'is predefined: template.name, template.title, template.runtime',
).describe('Facts that capabilities read as template.…, in any shape; not rendered.');

/** Facts of a provider, for its own files and those of others. */
export const capabilityFactsSchema = factsBut(
  ['system'],
  'is predefined: layers.LAYER.provider',
).describe('Facts that are read as layers.LAYER.…, in any shape; not rendered.');

function factsBut(taken: readonly string[], error: string) {
  return z.record(
    z
      .string()
      .regex(/^[a-z][a-zA-Z0-9]*$/, 'must be in camelCase: stages')
      .refine((name) => !taken.includes(name), { error }),
    z.json(),
  );
}
