import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMemory } from '../../src/host/memory.ts';
import { tempFolder } from './support/temp-folder.ts';
import { withoutRights } from './support/without-rights.ts';

const reading = { value: '{"name":"kühl ✓"}', spots: '{"":[[1,1,1]]}' };

function remember(folder: string, build = 'b1'): void {
  const memory = openMemory({ folder, build }, '/srv/templates');
  memory.keep('lamp/template.yaml', 'name: kühl ✓\n', reading);
  memory.keep('desk/template.yaml', 'name: desk\n', { value: '1', spots: '2' });
  memory.save();
}

const recall = (folder: string, build: string, about: string, text: string) =>
  openMemory({ folder, build }, about).recall('lamp/template.yaml', text);

test('what one run read, the next knows', () => {
  const folder = join(tempFolder(), 'made', 'when-needed');
  remember(folder);
  expect(recall(folder, 'b1', '/srv/templates', 'name: kühl ✓\n')).toEqual(reading);
});

test.each([
  ['another text', 'b1', '/srv/templates', 'name: kuehl\n'],
  ['another build', 'b2', '/srv/templates', 'name: kühl ✓\n'],
  ['another folder', 'b1', '/srv/other', 'name: kühl ✓\n'],
])('nothing is known of %s', (_, build, about, text) => {
  const folder = tempFolder();
  remember(folder);
  expect(recall(folder, build, about, text)).toBeUndefined();
});

test.each([
  ['cut', (whole: string) => whole.slice(0, -1)],
  ['empty', () => ''],
  ['no JSON', () => 'lamp\nlamp'],
  ['without entries', () => '{"build":"b1"}\n'],
])('a memory that is %s is none', (_, damage) => {
  const folder = tempFolder();
  remember(folder);
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, name), damage(readFileSync(join(folder, name), 'utf8')));
  expect(recall(folder, 'b1', '/srv/templates', 'name: kühl ✓\n')).toBeUndefined();
});

test('without a cache nothing is kept, and where nothing can be written nobody is disturbed', async () => {
  const nowhere = openMemory(undefined, '/srv/templates');
  nowhere.keep('lamp/template.yaml', 'text', reading);
  nowhere.save();
  expect(nowhere.recall('lamp/template.yaml', 'text')).toBeUndefined();
  const folder = tempFolder();
  await withoutRights(async () => remember(join(folder, 'inside')));
  expect(readdirSync(folder)).toEqual([]);
});

test('what nobody wrote for a month goes', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'old'), '');
  writeFileSync(join(folder, 'young'), '');
  utimesSync(join(folder, 'old'), 0, 0);
  remember(folder);
  expect(readdirSync(folder)).not.toContain('old');
  expect(readdirSync(folder)).toContain('young');
});
