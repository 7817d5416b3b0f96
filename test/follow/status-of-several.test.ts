import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layFiles } from './support/files.ts';
import { type Service, serviceOf } from './support/service.ts';

const release = { files: { 'deck.txt': 'wood\n', 'log.txt': 'day one\n' } };

/** Beside `skua`: `gull` with a local change, `tern` without its base, and `crate`, which is no project. */
async function fleet(): Promise<Service> {
  const service = await serviceOf(release);
  const beside = (name: string) => join(service.folder, '..', name);
  for (const name of ['gull', 'tern']) cpSync(service.folder, beside(name), { recursive: true });
  layFiles(beside('gull'), { 'deck.txt': 'steel\n' });
  rmSync(join(beside('tern'), '.idp/base'));
  mkdirSync(beside('crate'));
  return service;
}

const inWork = { from: 'work' };

test('a line for each project, and what is wrong with a folder does not hide the others', async () => {
  const service = await fleet();
  expect(await service.idp(['status', 'skua', 'gull'], inWork)).toEqual({
    exit: 0,
    out: `project  template       status      local changes
skua     trawler 1.0.0  up to date  none
gull     trawler 1.0.0  up to date  1 file
`,
    err: '',
  });
  const { exit, out, err } = await service.idp(['status', 'crate', 'tern', 'skua/'], inWork);
  expect({ exit, out }).toEqual({
    exit: 1,
    out: `project  template       status      local changes
crate                   invalid
tern                    invalid
skua/    trawler 1.0.0  up to date  none
`,
  });
  expect(err).toContain('no .idp/lock.yaml in crate or its parents  [lockfile/missing]');
  expect(err).toContain('tern/.idp/base  is missing  [lockfile/invalid]');
});

test('what is outdated, with the conflicts ahead', async () => {
  const service = await fleet();
  service.release({ files: { ...release.files, 'deck.txt': 'iron\n' } });
  expect(await service.idp(['status', 'skua', 'gull'], inWork)).toEqual({
    exit: 1,
    out: `project  template       status                               local changes
skua     trawler 1.0.0  outdated: trawler 1.1.0              none
gull     trawler 1.0.0  outdated: trawler 1.1.0; 1 conflict  1 file
`,
    err: '',
  });
  expect(await service.idp(['status', 'skua', 'gull', '--drift'], inWork)).toMatchObject({
    exit: 1,
  });
  expect(await service.idp(['status', 'skua', '--drift'], inWork)).toMatchObject({ exit: 0 });
});

test('for programs: the document of each, or its errors', async () => {
  const service = await fleet();
  const run = await service.idp(['status', 'gull', 'crate', '--format', 'json'], inWork);
  expect(JSON.parse(run.out)).toMatchObject({
    version: 2,
    projects: [
      {
        folder: 'gull',
        name: 'skua',
        owner: null,
        template: { name: 'trawler', version: '1.0.0' },
        outdated: false,
        drift: [{ path: 'deck.txt' }],
      },
      { folder: 'crate', errors: [{ code: 'lockfile/missing' }] },
    ],
  });
});

test('one folder is a page, with the paths from where the user stands', async () => {
  const service = await fleet();
  const { exit, out } = await service.idp(['status', 'gull'], inWork);
  expect({ exit, out }).toEqual({
    exit: 0,
    out: 'Up to date: trawler 1.0.0\n\nLocal changes\n  edited   gull/deck.txt\n',
  });
});
