import { bracesAt, stringsIn } from '../../catalog/manifest/braces.ts';
import {
  locationOfKey,
  locationOfValue,
  type WithSource,
} from '../../catalog/manifest/source-map.ts';
import type { Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Braces in a manifest or example text that is not rendered: they would be shown literally. */
export function checkManifestBraces({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  const all = [...analyzedContributors.values()];
  const sources: readonly WithSource<unknown>[] = [
    ...(catalog.platform ? [catalog.platform] : []),
    ...all.map(({ contributor }) => contributor.source),
    ...all.flatMap(({ examples }) => examples),
  ];
  return sources.flatMap(checkManifest);
}

function checkManifest(source: WithSource<unknown>): readonly Diagnostic[] {
  return stringsIn(source.value as Value).flatMap(
    ({ path, text, isKey }): readonly Diagnostic[] => {
      if (bracesAt(path) !== 'not allowed' || !holdsBraces(text)) return [];
      return [
        {
          code: 'manifest/braces',
          message: `${isKey ? 'the key' : path.filter((key) => typeof key === 'string').at(-1)} ${JSON.stringify(text)} is not rendered, so its braces would be kept`,
          location: isKey ? locationOfKey(source, path) : locationOfValue(source, path),
          hint: 'write it without braces',
        },
      ];
    },
  );
}

/** Two braces that open or close, but for the alternatives of a glob inside of others: `{{a,b},c}`. */
function holdsBraces(text: string): boolean {
  if (!/\{\{|\}\}/.test(text)) return false;
  return /\{\{[^{}]*\}\}/.test(text) || /\{\{|\}\}/.test(withoutAlternatives(text));
}

function withoutAlternatives(glob: string): string {
  const inner = glob.replace(/\{[^{}]*,[^{}]*\}/g, '');
  return inner === glob || inner.length > 1000 ? inner : withoutAlternatives(inner);
}
