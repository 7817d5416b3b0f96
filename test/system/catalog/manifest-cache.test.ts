import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openManifestCache } from '../../../src/system/catalog/manifest-cache.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { withoutRights } from '../support/without-rights.ts';

const reading = { value: '{"name":"kühl ✓"}', sourceMap: '{"":[[1,1,1]]}' };

function fill(folder: string, version = '1.0.0'): void {
  const cache = openManifestCache({ folder, version, pid: 17 }, '/srv/templates');
  cache.add('name: kühl ✓\n', reading);
  cache.add('name: desk\n', { value: '1', sourceMap: '2' });
  cache.save();
}

const find = (folder: string, version: string, catalog: string, text: string) =>
  openManifestCache({ folder, version, pid: 17 }, catalog).find(text);

test('what one run parsed, the next finds', () => {
  const folder = join(tempFolder(), 'made', 'when-needed');
  fill(folder);
  expect(find(folder, '1.0.0', '/srv/templates', 'name: kühl ✓\n')).toEqual(reading);
});

test.each([
  ['another text', '1.0.0', '/srv/templates', 'name: kuehl\n'],
  ['another version', '1.0.1', '/srv/templates', 'name: kühl ✓\n'],
  ['another catalog', '1.0.0', '/srv/other', 'name: kühl ✓\n'],
])('nothing is found for %s', (_, version, catalog, text) => {
  const folder = tempFolder();
  fill(folder);
  expect(find(folder, version, catalog, text)).toBeUndefined();
});

test('texts that a run did not use leave the cache with its next write', () => {
  const folder = tempFolder();
  fill(folder);
  const cache = openManifestCache({ folder, version: '1.0.0', pid: 17 }, '/srv/templates');
  cache.find('name: desk\n');
  cache.add('name: lamp\n', { value: '3', sourceMap: '4' });
  cache.save();
  expect(find(folder, '1.0.0', '/srv/templates', 'name: kühl ✓\n')).toBeUndefined();
  expect(find(folder, '1.0.0', '/srv/templates', 'name: desk\n')?.value).toBe('1');
});

test.each([
  ['cut', (whole: string) => whole.slice(0, -1)],
  ['empty', () => ''],
  ['no JSON', () => 'lamp\nlamp'],
  ['of another shape', () => '[]'],
])('a cache file that is %s counts as empty', (_, damage) => {
  const folder = tempFolder();
  fill(folder);
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, name), damage(readFileSync(join(folder, name), 'utf8')));
  expect(find(folder, '1.0.0', '/srv/templates', 'name: kühl ✓\n')).toBeUndefined();
});

test('without a location nothing is cached, and a read-only directory disturbs nobody', async () => {
  const none = openManifestCache(undefined, '/srv/templates');
  none.add('text', reading);
  none.save();
  expect(none.find('text')).toBeUndefined();
  const folder = tempFolder();
  await withoutRights(async () => fill(join(folder, 'inside')));
  expect(readdirSync(folder)).toEqual([]);
});
