import { expect, test } from 'vitest';
import { openCatalog } from '../../src/operations/catalog/open-catalog.ts';

const catalog = await openCatalog({ templates: 'templates', cache: undefined, cwd: process.cwd() });

/** So that a service which changes its portal keeps what was said of it. */
test('every portal that ships asks the same of a service', () => {
  const portals = [...catalog.capabilities].filter(([id]) => id.startsWith('portal/'));
  const [first, ...others] = portals.map(([, { source }]) => source.value.spec.parameters);
  expect(Object.keys(first ?? {})).toEqual(['tier', 'lifecycle', 'dependencies', 'links']);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
});
