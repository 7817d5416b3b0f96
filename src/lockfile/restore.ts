import type { Given, GivenAnswers } from '../answers/given.ts';
import type { GivenVersions } from '../capability/migrate.ts';
import type { LayerChoices } from '../capability/select.ts';
import { offeredLayers } from '../capability/select.ts';
import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import type { Migration } from '../manifest/migration.ts';
import { type Lock, lockPath } from './lock.ts';

/**
 * The layers of a service as its lock has them: what is on stays on, what somebody left out stays out.
 * A layer that the path offers only now takes its default; one that it no longer offers goes.
 */
export function choicesOfLock(catalog: Catalog, template: TemplateEntry, lock: Lock): LayerChoices {
  const offered = new Set(offeredLayers(catalog, template).map(({ layer }) => layer));
  const systems = Object.keys(lock.capabilities).map((id) => id.split('/') as [string, string]);
  return {
    with: new Map(systems.filter(([layer]) => offered.has(layer))),
    without: new Set(lock.without.filter((layer) => offered.has(layer))),
  };
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
export function versionsOf({ template, capabilities }: Lock): GivenVersions {
  return (id) => (id === template.name ? template.version : capabilities[id]);
}

function nameNow(name: string, migrations: readonly Migration[]): string {
  return migrations.reduce((current, { renamed }) => renamed?.[current] ?? current, name);
}
