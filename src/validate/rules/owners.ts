import {
  type KeyPath,
  locationOfValue,
  type WithSource,
} from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/**
 * Owners are teams of the platform, where it names its teams: those of templates and capabilities, the default
 * owner, and the defaults of the parameter `owner`. A default with braces is known only when it is rendered.
 */
export function checkOwners({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  const { platform } = catalog;
  const { teams, defaultOwner, defaults } = platform?.value.spec ?? {};
  if (platform === undefined || teams === undefined) return [];
  const check = (
    source: WithSource<unknown>,
    path: KeyPath,
    owner: unknown,
  ): readonly Diagnostic[] =>
    typeof owner !== 'string' || owner.includes('{{') || teams.includes(owner)
      ? []
      : [unknownOwner(source, path, owner, teams)];
  return [
    ...check(platform, ['spec', 'defaultOwner'], defaultOwner),
    ...check(platform, ['spec', 'defaults', 'owner'], defaults?.owner),
    ...[...analyzedContributors.values()].flatMap(({ contributor: { source } }) => [
      ...check(source, ['metadata', 'owner'], source.value.metadata.owner),
      ...check(
        source,
        ['spec', 'parameters', 'owner', 'default'],
        source.value.spec.parameters?.owner?.default,
      ),
    ]),
  ];
}

function unknownOwner(
  source: WithSource<unknown>,
  path: KeyPath,
  owner: string,
  teams: readonly string[],
): Diagnostic {
  return {
    code: 'catalog/unknown-owner',
    message: `"${owner}" is not a team of the platform`,
    location: locationOfValue(source, path),
    ...suggestFix(owner, teams),
  };
}
