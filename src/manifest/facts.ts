import * as z from 'zod';

/** What expressions find under `template` without any fact. */
const taken = ['name', 'title', 'runtime'];

/** What a template says of itself, so that a capability is written once for templates of every language. */
export const factsSchema = z
  .record(
    z
      .string()
      .regex(/^[a-z][a-zA-Z0-9]*$/, 'a fact is named in camelCase: stages')
      .refine((name) => !taken.includes(name), {
        error: 'is known without being said: template.name, template.title, template.runtime',
      }),
    z.json(),
  )
  .describe('Facts that capabilities read as template.…, in any shape; not rendered.');
