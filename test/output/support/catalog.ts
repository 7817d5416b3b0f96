import type { Catalog } from '../../../src/catalog/catalog.ts';
import { parseCatalog } from '../../../src/catalog/parse-catalog.ts';
import { createPreparer } from '../../../src/operations/answers/prepare-service.ts';
import { resolveRequest } from '../../../src/operations/answers/resolve-request.ts';
import type { ProvidedAnswers } from '../../../src/scaffold/answers/provided-answers.ts';
import { noChoices } from '../../../src/scaffold/compose/select.ts';
import { readCatalog } from '../../../src/system/catalog/read-catalog.ts';

export const parcels = 'test/output/fixtures/parcels';

/** The catalog of the fixtures: a courier with three layers, a ledger, and a pigeon that is on its way out. */
export async function openParcels(): Promise<Catalog> {
  return parseCatalog(await readCatalog(parcels, process.cwd()));
}

/** A service of the catalog as it would be made of what was given. */
export async function makeService(template: string, provided: Readonly<Record<string, string>>) {
  const catalog = await openParcels();
  const { composition, resolution } = resolveRequest(catalog, {
    template,
    choices: noChoices,
    provided: giveAll(provided),
  });
  return {
    catalog,
    service: createPreparer(catalog, process.cwd())(composition, resolution.answers),
  };
}

/** Values as if by `--set`. */
export function giveAll(values: Readonly<Record<string, string>>): ProvidedAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, source: 'set', label: `--set ${name}`, asText: true },
    ]),
  );
}
