import * as z from 'zod';
import { bad, type Checked, checked, good } from '../errors/checked.ts';
import { version } from '../manifest/common.ts';
import { parseManifest } from '../manifest/parse.ts';
import { type Lock, newestSchema } from './lock.ts';

const capabilityId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be a layer and its system: runtime/kubernetes');

const lockSchema = z.strictObject({
  schema: z.literal(newestSchema),
  template: z.strictObject({ name: z.string(), version }),
  capabilities: z.record(capabilityId, version),
  without: z.array(z.string()),
  own: z.array(z.string()),
  answers: z.record(z.string(), z.json()),
  defaults: z.record(z.string(), z.json()),
});

/** Reads a lock; one that a newer `idp` wrote is an error that says so. */
export function parseLock(text: string, file: string): Checked<Lock> {
  const parsed = parseManifest(lockSchema, text, file);
  if (parsed.ok) return good(parsed.value.value);
  const written = Number(/^schema: (\d+)/m.exec(text)?.[1]);
  if (written > newestSchema) {
    const message = `was written by a newer idp (schema ${written}, known up to ${newestSchema})`;
    return bad({ code: 'lockfile/invalid', message, place: { file }, hint: 'update idp' });
  }
  const problems = parsed.problems.map((problem) => ({
    ...problem,
    code: 'lockfile/invalid' as const,
  }));
  return checked(undefined as never, problems);
}
