import { findOldKeys } from '../../catalog/manifest/old-keys.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Keys of manifests that have another name now. */
export function checkOldKeys({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const sources = [
    ...(catalog.platform ? [catalog.platform] : []),
    ...[...catalog.templates.values()].map(({ source }) => source),
    ...[...catalog.capabilities.values()].map(({ source }) => source),
  ];
  return sources.flatMap((source) => findOldKeys(source));
}
