import type { GivenAnswers } from '../../../src/answers/given.ts';
import { noChoices } from '../../../src/capability/select.ts';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { parseCatalog } from '../../../src/catalog/parse-catalog.ts';
import { createPreparer } from '../../../src/commands/prepare-service.ts';
import { settle } from '../../../src/commands/settle.ts';
import { readCatalog } from '../../../src/host/read-catalog.ts';

export const parcels = 'test/terminal/fixtures/parcels';

/** The catalog of the fixtures: a courier with three layers, a ledger, and a pigeon that is on its way out. */
export async function openParcels(): Promise<Catalog> {
  return parseCatalog(await readCatalog(parcels));
}

/** A service of the catalog as it would be made of what was given. */
export async function makeService(template: string, given: Readonly<Record<string, string>>) {
  const catalog = await openParcels();
  const { composition, resolution } = settle(catalog, {
    template,
    choices: noChoices,
    given: giveAll(given),
  });
  return { catalog, service: createPreparer(catalog)(composition, resolution.answers) };
}

/** Values as if by `--set`. */
export function giveAll(values: Readonly<Record<string, string>>): GivenAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, source: 'set', label: `--set ${name}`, asText: true },
    ]),
  );
}
