import type { Contributor } from '../../capability/compose.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { type KeyPath, placeOfKey, placeOfValue } from '../../manifest/source.ts';
import { compareVersions } from '../../manifest/versions.ts';
import type { Survey } from '../survey.ts';

/** Changes and migrations: none beyond the version of the manifest, none twice, and renamed to what there is. */
export function checkMigrations({ studies }: Survey): readonly Problem[] {
  return [...studies.values()].flatMap(({ contributor }) => [
    ...checkChanges(contributor),
    ...checkVersions(contributor),
    ...checkRenamed(contributor),
  ]);
}

function checkChanges({ source }: Contributor): readonly Problem[] {
  const { metadata, spec } = source.value;
  return Object.keys(spec.changes ?? {})
    .filter((version) => compareVersions(version, metadata.version) > 0)
    .map((version) => ({
      code: 'manifest/value',
      message: `changes of ${version} are told, but this is ${metadata.version}`,
      place: placeOfKey(source, ['spec', 'changes', version]),
      hint: `write version: ${version}`,
    }));
}

function checkVersions({ source }: Contributor): readonly Problem[] {
  const { metadata, spec } = source.value;
  const all = spec.migrations ?? [];
  return all.flatMap(({ to }, index): readonly Problem[] => {
    const place = placeOfValue(source, ['spec', 'migrations', index, 'to']);
    if (all.findIndex((other) => other.to === to) < index)
      return [{ code: 'manifest/value', message: `${to} has two migrations`, place }];
    if (compareVersions(to, metadata.version) <= 0) return [];
    const message = `a migration to ${to} never runs, for this is ${metadata.version}`;
    return [{ code: 'manifest/value', message, place, hint: `write version: ${to}` }];
  });
}

/** The last name of a parameter that was renamed is declared; an earlier one may have been renamed again. */
function checkRenamed({ id, source }: Contributor): readonly Problem[] {
  const all = source.value.spec.migrations ?? [];
  const declared = Object.keys(source.value.spec.parameters ?? {});
  const left = new Set(all.flatMap(({ renamed }) => Object.keys(renamed ?? {})));
  return all.flatMap(({ renamed }, index) =>
    Object.entries(renamed ?? {})
      .filter(([, name]) => !declared.includes(name) && !left.has(name))
      .map(([old, name]): Problem => {
        const path: KeyPath = ['spec', 'migrations', index, 'renamed', old];
        const message = `"${old}" became "${name}", which is not a parameter of ${id}`;
        const place = placeOfValue(source, path);
        return { code: 'catalog/unknown-reference', message, place, ...amend(name, declared) };
      }),
  );
}
