import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { invalidValueReason } from '../../scaffold/answers/check-value.ts';
import { suggestFix } from '../../shared/closest.ts';
import { quote, type Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Default answers of the platform: each for a declared parameter that allows it. */
export function checkPlatformDefaults({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  const { platform, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  const declared = new Map<string, { readonly id: string; readonly parameter: Parameter }[]>();
  for (const [id, { contributor }] of analyzedContributors)
    for (const [name, parameter] of Object.entries(contributor.source.value.spec.parameters ?? {}))
      if (!declared.get(name)?.push({ id, parameter })) declared.set(name, [{ id, parameter }]);
  return Object.entries(platform.value.spec.defaults ?? {}).flatMap(([name, value]) => {
    const path = ['spec', 'defaults', name];
    const takers = declared.get(name);
    if (takers === undefined) {
      const message = `"${name}" is not a parameter of any template or capability`;
      const fix = suggestFix(name, declared.keys());
      const location = locationOfKey(platform, path);
      return [{ code: 'catalog/unknown-reference' as const, message, location, ...fix }];
    }
    return takers.flatMap(({ id, parameter }): readonly Diagnostic[] => {
      const location = locationOfValue(platform, path);
      if (isSecret(parameter)) {
        const message = `"${name}" is a secret of ${id} and must not have a default`;
        return [{ code: 'manifest/value', message, location, hint: 'remove its default' }];
      }
      const reason = invalidValueReason(parameter, value as Value);
      if (reason === undefined) return [];
      const message = `"${name}" is ${quote(value as Value)}, but for ${id} it ${reason}`;
      return [{ code: 'manifest/value', message, location }];
    });
  });
}
