import { type KeyPath, locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { compareVersions } from '../../catalog/manifest/versions.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Changes and migrations: none newer than the version of the manifest, none twice, and renamed parameters exist. */
export function checkMigrations({ analyzedContributors }: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap(({ contributor }) => [
    ...checkChanges(contributor),
    ...checkVersions(contributor),
    ...checkRenamed(contributor),
  ]);
}

function checkChanges({ source }: Contributor): readonly Diagnostic[] {
  const { metadata, spec } = source.value;
  return Object.keys(spec.changes ?? {})
    .filter((version) => compareVersions(version, metadata.version) > 0)
    .map((version) => ({
      code: 'manifest/value',
      message: `changes of ${version} are listed, but this is ${metadata.version}`,
      location: locationOfKey(source, ['spec', 'changes', version]),
      hint: `write version: ${version}`,
    }));
}

function checkVersions({ source }: Contributor): readonly Diagnostic[] {
  const { metadata, spec } = source.value;
  const all = spec.migrations ?? [];
  return all.flatMap(({ to }, index): readonly Diagnostic[] => {
    const location = locationOfValue(source, ['spec', 'migrations', index, 'to']);
    if (all.findIndex((other) => other.to === to) < index)
      return [{ code: 'manifest/value', message: `${to} has two migrations`, location }];
    if (compareVersions(to, metadata.version) <= 0) return [];
    const message = `a migration to ${to} never runs, because this is ${metadata.version}`;
    return [{ code: 'manifest/value', message, location, hint: `write version: ${to}` }];
  });
}

/** The last name of a parameter that was renamed is declared; an earlier one may have been renamed again. */
function checkRenamed({ id, source }: Contributor): readonly Diagnostic[] {
  const all = source.value.spec.migrations ?? [];
  const declared = Object.keys(source.value.spec.parameters ?? {});
  const left = new Set(all.flatMap(({ renamed }) => Object.keys(renamed ?? {})));
  return all.flatMap(({ renamed }, index) =>
    Object.entries(renamed ?? {})
      .filter(([, name]) => !declared.includes(name) && !left.has(name))
      .map(([old, name]): Diagnostic => {
        const path: KeyPath = ['spec', 'migrations', index, 'renamed', old];
        const message = `"${old}" became "${name}", which is not a parameter of ${id}`;
        const location = locationOfValue(source, path);
        return {
          code: 'catalog/unknown-reference',
          message,
          location,
          ...suggestFix(name, declared),
        };
      }),
  );
}
