import * as z from 'zod';
import { bad, type Checked, checked, good } from '../errors/checked.ts';
import { version } from '../manifest/common.ts';
import { parseManifest } from '../manifest/parse.ts';
import type { Sourced } from '../manifest/source.ts';
import { type Lock, newestSchema } from './lock.ts';

const capabilityId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be a layer and its system: runtime/kubernetes');

const newest = z.strictObject({
  schema: z.literal(newestSchema),
  template: z.strictObject({ name: z.string(), version }),
  capabilities: z.record(capabilityId, version),
  without: z.array(z.string()),
  own: z.array(z.string()),
  answers: z.record(z.string(), z.json()),
  defaults: z.record(z.string(), z.json()),
});

/** The first shape, which at first knew neither the layers left out nor the paths that a service keeps its own. */
const first = newest.extend({
  schema: z.literal(1),
  without: newest.shape.without.optional(),
  own: newest.shape.own.optional(),
});

/** Reads a lock, one of an older shape forward; one that a newer `idp` wrote is an error that says so. */
export function parseLock(text: string, file: string): Checked<Lock> {
  const written = Number(/^schema: (\d+)/m.exec(text)?.[1]);
  const parsed =
    written === 1 ? readForward(parseManifest(first, text, file)) : parseNewest(text, file);
  if (parsed.ok) return parsed;
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

function parseNewest(text: string, file: string): Checked<Lock> {
  const parsed = parseManifest(newest, text, file);
  return parsed.ok ? good(parsed.value.value) : parsed;
}

/** What a service of the first shape left out was not written down: it comes by the path's defaults. */
function readForward(parsed: Checked<Sourced<z.infer<typeof first>>>): Checked<Lock> {
  if (!parsed.ok) return parsed;
  const { without = [], own = [], ...rest } = parsed.value.value;
  return good({ ...rest, schema: newestSchema, without, own });
}
