import { whyNotValue } from '../../answers/check-value.ts';
import { quote, type Value } from '../../data/value.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Parameter } from '../../manifest/parameter.ts';
import { isSecret } from '../../manifest/secret.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Default answers of the platform: each for a parameter that somebody declares and that can take it. */
export function checkPlatformDefaults({ catalog, studies }: Survey): readonly Problem[] {
  const { platform, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  const declared = new Map<string, { readonly id: string; readonly parameter: Parameter }[]>();
  for (const [id, { contributor }] of studies)
    for (const [name, parameter] of Object.entries(contributor.source.value.spec.parameters ?? {}))
      if (!declared.get(name)?.push({ id, parameter })) declared.set(name, [{ id, parameter }]);
  return Object.entries(platform.value.spec.defaults ?? {}).flatMap(([name, value]) => {
    const path = ['spec', 'defaults', name];
    const takers = declared.get(name);
    if (takers === undefined) {
      const message = `"${name}" is a parameter of no template and no capability`;
      const mend = amend(name, declared.keys());
      const place = placeOfKey(platform, path);
      return [{ code: 'catalog/unknown-reference' as const, message, place, ...mend }];
    }
    return takers.flatMap(({ id, parameter }): readonly Problem[] => {
      const place = placeOfValue(platform, path);
      if (isSecret(parameter)) {
        const message = `"${name}" is a secret of ${id}, which a default would make known`;
        return [{ code: 'manifest/value', message, place, hint: 'leave out its default' }];
      }
      const reason = whyNotValue(parameter, value as Value);
      if (reason === undefined) return [];
      const message = `"${name}" is ${quote(value as Value)}, but for ${id} it ${reason}`;
      return [{ code: 'manifest/value', message, place }];
    });
  });
}
