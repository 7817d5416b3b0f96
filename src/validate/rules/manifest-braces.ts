import type { Value } from '../../data/value.ts';
import type { Problem } from '../../errors/problem.ts';
import { bracesAt, stringsIn } from '../../manifest/braces.ts';
import { placeOfKey, placeOfValue, type Sourced } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Braces in a text of a manifest or an example that is shown or taken as it stands: they would be shown too. */
export function checkManifestBraces({ catalog, studies }: Survey): readonly Problem[] {
  const all = [...studies.values()];
  const sources: readonly Sourced<unknown>[] = [
    ...(catalog.platform ? [catalog.platform] : []),
    ...all.map(({ contributor }) => contributor.source),
    ...all.flatMap(({ examples }) => examples),
  ];
  return sources.flatMap(checkManifest);
}

function checkManifest(source: Sourced<unknown>): readonly Problem[] {
  return stringsIn(source.value as Value).flatMap(({ path, text, isKey }): readonly Problem[] => {
    if (bracesAt(path) !== 'not allowed' || !holdsBraces(text)) return [];
    return [
      {
        code: 'manifest/braces',
        message: `${isKey ? 'the key' : path.filter((key) => typeof key === 'string').at(-1)} ${JSON.stringify(text)} is not rendered, so its braces would stay`,
        place: isKey ? placeOfKey(source, path) : placeOfValue(source, path),
        hint: 'write it without braces',
      },
    ];
  });
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
