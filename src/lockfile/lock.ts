import { stringify } from 'yaml';
import * as z from 'zod';
import type { Answer } from '../answers/resolve.ts';
import type { Composition } from '../capability/compose.ts';
import { bad, type Checked, checked, good } from '../errors/checked.ts';
import { version } from '../manifest/common.ts';
import { parseManifest } from '../manifest/parse.ts';
import { isSecret } from '../manifest/secret.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';

/** Where a service keeps what was given to it. The lock is for people, the base for `idp`. */
export const lockPath = fixedPath('.idp/lock.yaml');
export const basePath = fixedPath('.idp/base');
export const attributesPath = fixedPath('.idp/.gitattributes');
export const ignorePath = fixedPath('.idp/.gitignore');
export const unfinishedPath = fixedPath('.idp/unfinished');

/** The newest shape of the lock that this `idp` writes. */
const newestSchema = 1;

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

/**
 * What a service was made from: template and capabilities with their versions, the layers that somebody
 * left out, the paths that are given and that the service keeps its own, and the answers.
 * `answers` are those that somebody chose; `defaults` follow the template when it changes its mind.
 * Secrets are in neither.
 */
export type Lock = Readonly<z.infer<typeof lockSchema>>;

const header = '# Written by idp. Keep it in version control: updates rest on it.\n';

/** The lock of a composition and its answers. */
export function lockOf(
  composition: Composition,
  answers: ReadonlyMap<string, Answer>,
  own: readonly TreePath[] = [],
): Lock {
  const { template, capabilities } = composition;
  const kept = [...answers].filter(([, { question }]) => !isSecret(question.parameter));
  const isDefault = ({ source }: Answer) => source === 'template' || source === 'platform';
  const values = (entries: readonly (readonly [string, Answer])[]) =>
    Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Lock['answers'];
  return {
    schema: newestSchema,
    template: { name: template.id, version: template.source.value.metadata.version },
    capabilities: Object.fromEntries(
      capabilities.map(({ id, source }) => [id, source.value.metadata.version]),
    ),
    without: [...composition.without],
    own: [...own],
    answers: values(kept.filter(([, answer]) => !isDefault(answer))),
    defaults: values(kept.filter(([, answer]) => isDefault(answer))),
  };
}

export function printLock(lock: Lock): string {
  return header + stringify(lock, { lineWidth: 0 });
}

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

function fixedPath(text: string): TreePath {
  const parsed = parseTreePath(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
