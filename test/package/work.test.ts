import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { pathsIn } from '../support/tree-text.ts';
import { layCatalog } from './support/lay-catalog.ts';
import { watchRun } from './support/watch-run.ts';

const size = 30;

const below = (folder: string, paths: readonly string[]) =>
  paths.filter((path) => path.includes(`/${folder}/`));
const twice = (paths: readonly string[]) =>
  [...new Set(paths.filter((path, index) => paths.indexOf(path) !== index))].sort();

test.each([
  ['--version', ['commander']],
  ['--help', ['commander']],
  ['completion bash', ['chalk', 'commander']],
])('idp %s loads the command line and opens no file', async (line, packages) => {
  const home = tempFolder();
  const run = await watchRun(line.split(' '), { cwd: home, home });
  expect(run.exit).toBe(0);
  expect(run.builtins).toContain('events');
  expect({ packages: run.packages, opened: run.opened }).toEqual({
    packages,
    opened: [],
  });
});

test('idp list reads each manifest once, no skeleton, and parses none that it knows', async () => {
  const home = tempFolder();
  const catalog = layCatalog(home, size);
  const args = ['list', '--catalog', catalog];
  const [first, second] = [
    await watchRun(args, { cwd: home, home }),
    await watchRun(args, { cwd: home, home }),
  ];
  expect(first.packages).toContain('zod');
  expect(second.packages).not.toContain('zod');
  expect(below('catalog', second.opened).sort()).toEqual([
    join(catalog, 'chair/template.yaml'),
    join(catalog, 'desk/template.yaml'),
    join(catalog, 'lamp/template.yaml'),
    join(catalog, 'platform.yaml'),
  ]);
  expect(second.written).toEqual([]);
});

test('idp new reads the skeleton of one template, and reads and writes each file once', async () => {
  const home = tempFolder();
  const catalog = layCatalog(home, size);
  const work = join(home, 'work');
  mkdirSync(work);
  const make = (name: string) =>
    watchRun(['new', 'lamp', name, '--catalog', catalog, '--yes'], { cwd: work, home });
  await make('first');
  const run = await make('second');
  expect(run.exit).toBe(0);
  const read = run.opened.filter((path) => /\/(skeleton|slots)\//.test(path));
  expect({ read: read.length, foreign: read.filter((path) => !path.includes('/lamp/')) }).toEqual({
    read: size,
    foreign: [],
  });
  expect(twice([...below('skeleton', run.opened), ...run.written])).toEqual([]);
  expect(run.written).toHaveLength(pathsIn(join(work, 'second')).length);
});

test('idp new into a folder with the same service reads each of its files once', async () => {
  const home = tempFolder();
  const args = ['new', 'lamp', 'orders', '--catalog', layCatalog(home, size), '--yes', '--force'];
  await watchRun(args, { cwd: home, home });
  const run = await watchRun(args, { cwd: home, home });
  expect(run.exit).toBe(0);
  expect(below('orders', run.opened)).toHaveLength(pathsIn(join(home, 'orders')).length);
  expect(twice(run.opened)).toEqual([]);
  expect(run.written).toEqual([]);
});

test('a file more costs idp new one read and one write, and nothing else of the disk', async () => {
  const countFor = async (files: number) => {
    const home = tempFolder();
    const args = ['new', 'lamp', 'orders', '--catalog', layCatalog(home, files), '--yes'];
    const { exit, calls } = await watchRun(args, { cwd: home, home });
    expect(exit).toBe(0);
    return calls;
  };
  const [few, many] = [await countFor(size), await countFor(2 * size)];
  expect(many - few).toBe(2 * size);
});

test('idp validate reads each file of a catalog once, and keeps nothing of it', async () => {
  const home = tempFolder();
  const catalog = layCatalog(home, size);
  const run = await watchRun(['validate', '--catalog', catalog], { cwd: home, home });
  const files = pathsIn(catalog).map((path) => join(catalog, path));
  expect(twice(run.opened)).toEqual([]);
  expect(files.filter((file) => !run.opened.includes(file))).toEqual([]);
  expect(run.written).toEqual([]);
});

test('idp status opens what is managed and nothing else of a service, and writes nothing', async () => {
  const home = tempFolder();
  const catalog = layCatalog(home, size);
  const work = join(home, 'work');
  mkdirSync(work);
  await watchRun(['new', 'lamp', 'orders', '--catalog', catalog, '--yes'], { cwd: work, home });
  const service = join(work, 'orders');
  mkdirSync(join(service, 'own'));
  for (let index = 0; index < 50; index += 1)
    writeFileSync(join(service, `own/${index}.txt`), 'mine\n');
  const look = () => watchRun(['status', '--catalog', catalog], { cwd: service, home });
  await look();
  const run = await look();
  expect(run.exit).toBe(0);
  expect(below('own', [...run.opened, ...run.listed])).toEqual([]);
  expect(twice(run.opened)).toEqual([]);
  expect(below('work/orders', run.opened)).toHaveLength(
    size + readdirSync(join(service, '.idp')).length - 2,
  );
  expect(run.written).toEqual([]);
});
