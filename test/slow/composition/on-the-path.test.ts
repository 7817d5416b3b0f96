import { describe, expect, it } from 'vitest';
import { findTemplate } from '../../../src/catalog/find.ts';
import { openCatalog } from '../../../src/operations/catalog/open-catalog.ts';
import { eachAlone, eachPreset } from '../../catalog/selections.ts';
import { generateService, statusOf } from '../support/generate-service.ts';
import { paths } from '../support/variants.ts';

const catalog = await openCatalog({ templates: 'templates', cache: undefined, cwd: process.cwd() });

describe.each(paths)('a service of %s', (path) => {
  it.each(eachAlone(catalog, findTemplate(catalog, path)))(
    'is up to date with $name alone',
    async ({ ids }) => {
      const { layers = {} } = findTemplate(catalog, path).source.value.spec;
      const on = ids.map((id) => id.split('/'));
      const off = Object.keys(layers).filter((layer) => !on.some(([name]) => name === layer));
      const flags = [
        ...on.flatMap((id) => ['--with', id.join('=')]),
        ...off.flatMap((layer) => ['--without', layer]),
      ];
      expect(await statusOf(await generateService(path, ...flags))).toMatch(
        /^Up to date: .+(\n.+)*\n?$/,
      );
    },
  );

  it.each(eachPreset(catalog))('is up to date with the preset $name', async ({ name }) => {
    expect(await statusOf(await generateService(path, '--preset', name))).toMatch(
      /^Up to date: .+(\n.+)*\n?$/,
    );
  });
});
