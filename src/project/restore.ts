import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import type { Migration } from '../catalog/manifest/migration.ts';
import type { ProvidedAnswers, ProvidedValue } from '../scaffold/answers/provided-answers.ts';
import type { VersionById } from '../scaffold/compose/migrations.ts';
import type { LayerChoices } from '../scaffold/compose/select.ts';
import { offeredLayers } from '../scaffold/compose/select.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { type Result, toResult } from '../shared/result.ts';
import { type Lock, type LockedProvider, lockPath, providersOf } from './lock.ts';

/**
 * The layers of a service from its lockfile: what is on stays on, what was switched off stays off. A new layer gets
 * its default; one that the template no longer offers is removed.
 */
export function layerChoicesOfLock(
  catalog: Catalog,
  template: TemplateEntry,
  lock: Lock,
): Result<LayerChoices> {
  const offered = new Set(offeredLayers(catalog, template).map(({ layer }) => layer));
  const layers = Object.entries(lock.layers).filter(([layer]) => offered.has(layer));
  return toResult(
    {
      with: new Map(layers.flatMap(([layer, [one]]) => (one ? [[layer, one.provider]] : []))),
      without: new Set(lock.without.filter((layer) => offered.has(layer))),
    },
    layers.flatMap(([layer, providers]) => rejectSeveral(layer, providers)),
  );
}

function rejectSeveral(layer: string, providers: readonly LockedProvider[]): readonly Diagnostic[] {
  if (providers.length < 2) return [];
  const names = providers.map(({ provider }) => provider).join(', ');
  return [
    {
      code: 'lockfile/invalid',
      message: `the layer ${layer} has ${providers.length} providers: ${names}; this version of idp supports one per layer`,
      location: { file: lockPath },
      hint: 'update idp',
    },
  ];
}

/** The provided answers, under the current parameter names. Defaults are not included. */
export function answersOfLock(lock: Lock, migrations: readonly Migration[]): ProvidedAnswers {
  const provided = new Map<string, ProvidedValue>();
  for (const [name, value] of Object.entries(lock.answers)) {
    provided.set(nameNow(name, migrations), { value, source: 'lock', label: lockPath });
  }
  return provided;
}

/** The versions in a lockfile. */
export function versionsOf(lock: Lock): VersionById {
  const providers = providersOf(lock);
  return (id) => (id === lock.template.name ? lock.template.version : providers.get(id));
}

function nameNow(name: string, migrations: readonly Migration[]): string {
  return migrations.reduce((current, { renamed }) => renamed?.[current] ?? current, name);
}
