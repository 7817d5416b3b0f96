import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Files } from './support/files.ts';
import { layFiles } from './support/files.ts';
import { commitAll } from './support/git.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const path: Release = {
  parameters: {
    port: {
      type: 'integer',
      title: 'Port',
      default: 80,
      infer: [
        { file: 'package.json', key: 'config.port' },
        { file: '.env', pattern: '^PORT=(\\d+)$' },
      ],
    },
    owner: {
      type: 'string',
      title: 'Owner',
      infer: [{ file: 'CODEOWNERS', pattern: '^\\* @(\\S+)' }],
    },
  },
  files: {
    'owner.txt.hbs': '{{owner}}\n',
    'port.txt.hbs': 'listens on {{port}}\n',
    'bin/start': { executable: 'start\n' },
    'docs/run.md': 'run\n',
  },
};

const repository: Files = {
  CODEOWNERS: '* @keepers\n',
  '.env': 'PORT=8081\n',
  'owner.txt': 'keepers\n',
  'port.txt': 'listens on any\n',
  'src/main.txt': 'mine\n',
};

/** A repository that no template made, where the path is at hand. */
async function stranger(files: Files = repository): Promise<Service> {
  const service = await serviceOf({ files: { 'gone.txt': 'gone\n' } });
  layFiles(service.folder, { '.idp': undefined, 'gone.txt': undefined, ...files });
  commitAll(service.folder);
  service.release({ ...path, version: '1.0.0' });
  return service;
}

const adopt = ['adopt', '--template', 'trawler', '--set', 'name=skua'];

async function adopted(files?: Files): Promise<Service> {
  const service = await stranger(files);
  expect(await service.idp(adopt)).toMatchObject({ exit: 0, err: '' });
  commitAll(service.folder);
  return service;
}

describe('idp adopt', () => {
  test('changes none of the files, infers answers, and reports the distance', async () => {
    const service = await stranger();
    expect(await service.idp(adopt)).toEqual({
      exit: 0,
      out: [
        'Identical (managed by updates from now on)',
        '  owner.txt',
        '',
        'Different (kept; replace with idp update --take PATH)',
        '  port.txt',
        '',
        'Missing (add with idp update --take PATH)',
        '  bin/start',
        '  docs/run.md',
        '',
        '1 of 4 files are identical, 1 differ, 2 are missing\n',
      ].join('\n'),
      err: '',
    });
    expect(service.files()).toEqual(repository);
    const { answers, own } = parse(String(service.all()['.idp/lock.yaml']));
    expect(answers).toEqual({ name: 'skua', port: 8081, owner: 'keepers' });
    expect(own).toEqual(['bin/start', 'docs/run.md', 'port.txt']);
  });

  test('--dry-run reports the same and writes nothing', async () => {
    const service = await stranger();
    const { exit, out } = await service.idp([...adopt, '--dry-run']);
    expect(exit).toBe(0);
    expect(out).toContain('1 of 4 files are identical, 1 differ, 2 are missing\n');
    expect(service.all()).toEqual(repository);
  });

  test('asks what it cannot infer', async () => {
    const { CODEOWNERS: _, ...others } = repository;
    const service = await stranger(others);
    expect(await service.idp(adopt)).toEqual({
      exit: 2,
      out: '',
      err: '"owner" has no answer: Owner  [answers/missing]\n   hint  add --set owner=VALUE\n',
    });
    expect(service.all()).toEqual(others);
  });

  test('refuses a repository that is on a path', async () => {
    const service = await adopted();
    expect(await service.idp(adopt)).toMatchObject({
      exit: 2,
      err: expect.stringContaining('this repository is already managed by idp  [lockfile/exists]'),
    });
  });

  test('is on the path at once, and an update does nothing', async () => {
    const service = await adopted();
    expect(await service.idp(['status'])).toEqual({
      exit: 0,
      out: 'Up to date: trawler 1.0.0\n\n3 of 4 files are kept as your own; idp update --take PATH brings one in\n',
      err: '',
    });
    const before = service.all();
    const err = 'Already up to date: trawler 1.0.0\n';
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err });
    expect(service.all()).toEqual(before);
  });
});

test('a repository with nothing of the template is not up to date', async () => {
  const service = await adopted({ ...repository, 'owner.txt': 'divers\n' });
  const { exit, out } = await service.idp(['status']);
  expect({ exit, out }).toEqual({
    exit: 1,
    out: 'Adopted: none of the 4 files of trawler is in this project; idp update --take PATH brings one in\n',
  });
});

describe('an update of what was adopted', () => {
  test('moves what equals the path and leaves the rest to the developer', async () => {
    const service = await adopted();
    service.release({
      ...path,
      files: {
        ...path.files,
        'owner.txt.hbs': 'owned by {{owner}}\n',
        'port.txt.hbs': 'port {{port}}\n',
        'new.txt': 'new\n',
      },
    });
    expect(await service.idp(['update'])).toEqual({
      exit: 0,
      out: 'create  new.txt\nupdate  owner.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({
      ...repository,
      'owner.txt': 'owned by keepers\n',
      'new.txt': 'new\n',
    });
  });

  test('--take brings in what is missing, one path at a time', async () => {
    const service = await adopted();
    expect(await service.idp(['update', '--take', 'bin/start'])).toEqual({
      exit: 0,
      out: 'create  bin/start\n',
      err: '',
    });
    expect(service.files()).toEqual({ ...repository, 'bin/start': { executable: 'start\n' } });
  });

  test('--take of what differs marks both, as a merge without a base', async () => {
    const service = await adopted();
    expect(await service.idp(['update', '--take', 'port.txt'])).toMatchObject({ exit: 1 });
    expect(service.files()['port.txt']).toBe(
      '<<<<<<< yours\nlistens on any\n=======\nlistens on 8081\n>>>>>>> trawler 1.0.0\n',
    );
    service.lay({ 'port.txt': 'listens on 8081\n' });
    expect(await service.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
    commitAll(service.folder);
    service.release({ ...path, files: { ...path.files, 'port.txt.hbs': 'port {{port}}\n' } });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0 });
    expect(service.files()['port.txt']).toBe('port 8081\n');
  });

  test('--take of what is not its own says so', async () => {
    const service = await adopted();
    expect(await service.idp(['update', '--take', 'prot.txt'])).toEqual({
      exit: 2,
      out: '',
      err:
        'prot.txt is not a file that this service keeps as its own version  [usage/invalid]\n' +
        '   hint  did you mean port.txt?\n',
    });
  });
});

test('idp status tells of a file that the repository keeps its own and that says another than was answered', async () => {
  const service = await adopted({ ...repository, 'owner.txt': 'divers\n' });
  layFiles(join(service.folder, '../../catalog'), {
    'platform.yaml': `apiVersion: idp/v1
kind: Platform
metadata: { name: tarmac }
spec:
  kinds: { boat: { mustInclude: [{ title: An owner, parameter: owner, file: "*.txt" }] } }
`,
  });
  expect(await service.idp(['status', '--drift'])).toMatchObject({
    exit: 1,
    out: expect.stringContaining('  owner.txt  does not contain owner=keepers: fix it'),
  });
  layFiles(service.folder, { 'port.txt': 'listens for keepers\n' });
  expect(await service.idp(['status', '--drift'])).toMatchObject({
    out: expect.not.stringContaining('Files that contradict the recorded answers'),
  });
});
