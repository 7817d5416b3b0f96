import type { Answer } from '../answers/resolve.ts';
import type { Composition } from '../capability/compose.ts';
import { printYaml } from '../data/print.ts';
import type { Mapping } from '../data/value.ts';
import { isSecret } from '../manifest/secret.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';

/** Where a service keeps what was given to it. The lock is for people, the base for `idp`. */
export const lockPath = fixedPath('.idp/lock.yaml');
export const basePath = fixedPath('.idp/base');
export const attributesPath = fixedPath('.idp/.gitattributes');
export const ignorePath = fixedPath('.idp/.gitignore');
export const unfinishedPath = fixedPath('.idp/unfinished');

/** The newest shape of the lock that this `idp` writes. */
export const newestSchema = 2;

/**
 * What a service was made from: template and capabilities with their versions, the layers that somebody
 * left out, the paths that are given and that the service keeps its own, and the answers.
 * `answers` are those that somebody chose; `defaults` follow the template when it changes its mind.
 * Secrets are in neither.
 */
export interface Lock {
  readonly schema: typeof newestSchema;
  readonly template: { readonly name: string; readonly version: string };
  readonly capabilities: Readonly<Record<string, string>>;
  readonly without: readonly string[];
  readonly own: readonly string[];
  readonly answers: Mapping;
  readonly defaults: Mapping;
}

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
  return header + printYaml({ ...lock });
}

function fixedPath(text: string): TreePath {
  const parsed = parseTreePath(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
