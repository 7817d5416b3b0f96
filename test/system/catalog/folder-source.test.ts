import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceOfFolder } from '../../../src/system/catalog/folder-source.ts';
import { location } from '../../support/place.ts';

test.each([
  [
    'of the same repository, by the way from the project',
    'top/templates',
    'top/apps/skua',
    '../../templates',
  ],
  ['inside of the project', 'top/templates', 'top', './templates'],
  ['that is the project', 'top', 'top', './'],
  ['of a project yet to be made', 'top/templates', 'top/new/skua', '../../templates'],
  ['behind a link, as it really lies', 'link/templates', 'top/apps/skua', '../../templates'],
  ['of another repository', 'other/templates', 'top/apps/skua', 'local'],
  ['outside of any', 'plain', 'top', 'local'],
  ['for a project outside of any', 'top/templates', 'plain', 'local'],
])('a catalog %s', (_name, catalog, project, source) => {
  const { root } = location();
  for (const folder of [
    'top/.git',
    'top/templates',
    'top/apps/skua',
    'other/.git',
    'other/templates',
    'plain',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  symlinkSync('top', join(root, 'link'));
  expect(sourceOfFolder(join(root, catalog), join(root, project))).toEqual({ source });
});
