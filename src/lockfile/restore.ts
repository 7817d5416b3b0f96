import type { Given, GivenAnswers } from '../answers/given.ts';
import type { GivenVersions } from '../capability/migrate.ts';
import type { LayerChoices } from '../capability/select.ts';
import { offeredLayers } from '../capability/select.ts';
import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { Migration } from '../manifest/migration.ts';
import { type Lock, type LockedProvider, lockPath, providersOf } from './lock.ts';

/**
 * The layers of a service as its lock has them: what is on stays on, what somebody left out stays out.
 * A layer that the path offers only now takes its default; one that it no longer offers goes.
 */
export function choicesOfLock(
  catalog: Catalog,
  template: TemplateEntry,
  lock: Lock,
): Checked<LayerChoices> {
  const offered = new Set(offeredLayers(catalog, template).map(({ layer }) => layer));
  const layers = Object.entries(lock.layers).filter(([layer]) => offered.has(layer));
  return checked(
    {
      with: new Map(layers.flatMap(([layer, [one]]) => (one ? [[layer, one.provider]] : []))),
      without: new Set(lock.without.filter((layer) => offered.has(layer))),
    },
    layers.flatMap(([layer, providers]) => refuseSeveral(layer, providers)),
  );
}

function refuseSeveral(layer: string, providers: readonly LockedProvider[]): readonly Problem[] {
  if (providers.length < 2) return [];
  const names = providers.map(({ provider }) => provider).join(', ');
  return [
    {
      code: 'lockfile/invalid',
      message: `the layer ${layer} has ${providers.length} providers: ${names}; this idp knows one for each layer`,
      place: { file: lockPath },
      hint: 'update idp',
    },
  ];
}

/** The answers that somebody chose, under the names that the parameters have now. Defaults are not among them. */
export function answersOfLock(lock: Lock, migrations: readonly Migration[]): GivenAnswers {
  const given = new Map<string, Given>();
  for (const [name, value] of Object.entries(lock.answers)) {
    given.set(nameNow(name, migrations), { value, source: 'lock', label: lockPath });
  }
  return given;
}

/** The versions that a lock says were given. */
export function versionsOf(lock: Lock): GivenVersions {
  const providers = providersOf(lock);
  return (id) => (id === lock.template.name ? lock.template.version : providers.get(id));
}

function nameNow(name: string, migrations: readonly Migration[]): string {
  return migrations.reduce((current, { renamed }) => renamed?.[current] ?? current, name);
}
