import { isSecret } from '../../catalog/manifest/secret.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import { type CatalogAnalysis, contributorsWith } from '../catalog-analysis.ts';

/**
 * Parameters that nothing uses: no file, path, condition, default, hook or check of anything that can be combined. A
 * secret is used by hooks, which receive it in the environment. Not checked while a manifest or file is unreadable,
 * since it may contain the use.
 */
export function checkUsedParameters(analysis: CatalogAnalysis): readonly Diagnostic[] {
  if (analysis.catalog.broken.size > 0) return [];
  const names = new Map(
    [...analysis.analyzedContributors].map(([id, analyzed]) => [id, namesIn(analyzed)]),
  );
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const declared = Object.entries(analyzed.contributor.source.value.spec.parameters ?? {});
    const unused = declared.filter(
      ([name]) => name !== 'name' && !names.get(analyzed.contributor.id)?.has(name),
    );
    if (unused.length === 0) return [];
    const contributorsById = contributorsWith(analysis, analyzed.contributor.id);
    if (contributorsById.some(({ diagnostics }) => diagnostics.length > 0)) return [];
    const hooks = contributorsById.some(
      ({ contributor }) => contributor.source.value.spec.hooks?.length,
    );
    return unused
      .filter(([name, parameter]) => !(isSecret(parameter) && hooks) && !isUsed(name))
      .map(([name, parameter]) => unusedDiagnostic(analyzed, name, isSecret(parameter)));

    function isUsed(name: string): boolean {
      return contributorsById.some(({ contributor }) => names.get(contributor.id)?.has(name));
    }
  });
}

function namesIn({ uses }: AnalyzedContributor): ReadonlySet<string> {
  return new Set(uses.map(({ path }) => path[0] ?? ''));
}

function unusedDiagnostic(
  { contributor }: AnalyzedContributor,
  name: string,
  secret: boolean,
): Diagnostic {
  return {
    code: 'manifest/unused-parameter',
    message: `"${name}" is declared by ${contributor.id}, but nothing uses it`,
    location: locationOfKey(contributor.source, ['spec', 'parameters', name]),
    hint: secret ? 'a secret needs a hook that uses it' : 'use it or remove it',
  };
}
