import type { Problem } from '../../errors/problem.ts';
import { findOldKeys } from '../../manifest/old-keys.ts';
import type { Survey } from '../survey.ts';

/** Keys of manifests that have another name now. */
export function checkOldKeys({ catalog }: Survey): readonly Problem[] {
  const sources = [
    ...(catalog.platform ? [catalog.platform] : []),
    ...[...catalog.templates.values()].map(({ source }) => source),
    ...[...catalog.capabilities.values()].map(({ source }) => source),
  ];
  return sources.flatMap((source) => findOldKeys(source));
}
