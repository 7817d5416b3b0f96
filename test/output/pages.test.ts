import { describe, expect, it } from 'vitest';
import { describeLayers } from '../../src/output/describe-layers.ts';
import type { PlannedTemplate } from '../../src/output/describe-planned.ts';
import { layersJson, layersTable } from '../../src/output/layers-table.ts';
import { listJson } from '../../src/output/list-json.ts';
import { pathsTable } from '../../src/output/paths-table.ts';
import { planJson } from '../../src/output/plan-json.ts';
import { dryRunText } from '../../src/output/plan-text.ts';
import { showJson } from '../../src/output/show-json.ts';
import { showPage } from '../../src/output/show-page.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { offeredLayers } from '../../src/scaffold/compose/select.ts';
import { emptyTree } from '../../src/shared/tree/tree.ts';
import { makeService, openParcels } from './support/catalog.ts';
import { plain, widestLine } from './support/styles.ts';

/** Every page of the fixture catalog, held against the words that a person sees. */
const pages: Readonly<Record<string, () => Promise<string>>> = {
  'list.txt': async () => pathsTable([...(await openParcels()).templates.values()], plain),
  'list.json': async () => listJson([...(await openParcels()).templates.values()], 'templates'),
  'layers.txt': async () => layersTable(describeLayers(await openParcels()), plain),
  'layers.json': async () => layersJson(describeLayers(await openParcels()), 'templates'),
  'show-courier.txt': async () => showPage(await showCourier(), plain),
  'show-courier.json': async () => showJson(await showCourier(), 'templates'),
  'dry-run-courier.txt': async () => dryRunText(await rehearse(), plain),
  'dry-run-courier.json': async () => {
    const { plan, service } = await rehearse();
    return planJson(service, plan, 'templates');
  },
};

describe('a page', () => {
  it.each(Object.keys(pages))('%s', async (name) => {
    const page = (await pages[name]?.()) ?? '';
    await expect(page).toMatchFileSnapshot(`fixtures/pages/${name}`);
  });

  it.each(Object.keys(pages).filter((name) => name.endsWith('.txt')))(
    '%s is readable on 80 columns',
    async (name) => {
      expect(widestLine((await pages[name]?.()) ?? '')).toBeLessThanOrEqual(80);
    },
  );
});

it('names no template where only one creates a kind', async () => {
  const page = showPage({ ...(await showCourier()), ambiguous: false }, plain);
  expect(page).toContain('\nTo create one\n  idp new service NAME\n');
});

async function showCourier(): Promise<PlannedTemplate> {
  const { catalog, service } = await makeService('courier', { name: 'parcel-desk' });
  const offered = offeredLayers(catalog, service.composition.template);
  return { ...service, offered, ambiguous: true };
}

async function rehearse() {
  const { service } = await makeService('courier', {
    name: 'orders',
    store: 'postgres',
    dsn: 'postgres://hidden',
  });
  const plan = reconcile(
    { base: emptyTree, ours: emptyTree, theirs: service.files },
    { ours: 'yours', theirs: 'courier' },
  );
  return { folder: 'orders', files: service.files, hooks: service.hooks, plan, service };
}
