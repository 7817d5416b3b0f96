import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { type KeyPath, placeOfValue, type Sourced } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/**
 * Owners are teams of the platform, where it names its teams: those of templates and capabilities, the default
 * owner, and the defaults of the parameter `owner`. A default with braces is known only when it is rendered.
 */
export function checkOwners({ catalog, studies }: Survey): readonly Problem[] {
  const { platform } = catalog;
  const { teams, defaultOwner, defaults } = platform?.value.spec ?? {};
  if (platform === undefined || teams === undefined) return [];
  const check = (source: Sourced<unknown>, path: KeyPath, owner: unknown): readonly Problem[] =>
    typeof owner !== 'string' || owner.includes('{{') || teams.includes(owner)
      ? []
      : [unknownOwner(source, path, owner, teams)];
  return [
    ...check(platform, ['spec', 'defaultOwner'], defaultOwner),
    ...check(platform, ['spec', 'defaults', 'owner'], defaults?.owner),
    ...[...studies.values()].flatMap(({ contributor: { source } }) => [
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
  source: Sourced<unknown>,
  path: KeyPath,
  owner: string,
  teams: readonly string[],
): Problem {
  return {
    code: 'catalog/unknown-owner',
    message: `"${owner}" is not a team of the platform`,
    place: placeOfValue(source, path),
    ...amend(owner, teams),
  };
}
