import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layFiles } from './support/files.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided: Release = {
  files: {
    'log.txt': 'one\n',
    'old.txt': 'old\n',
    haul: 'up\n',
    'seed.txt': 'seed\n',
    'deck.txt': 'deck\n',
  },
  spec: { files: [{ path: 'seed.txt', once: true }] },
};
const now: Release = {
  ...provided,
  version: '1.2.0',
  files: { ...provided.files, 'log.txt': 'two\n', 'seed.txt': 'another seed\n' },
  spec: {
    ...provided.spec,
    changes: { '1.2.0': ['Logs twice.'], '1.1.0': ['Logs.', 'Hauls.'], '1.0.0': ['Floats.'] },
  },
};

async function drifted(): Promise<Service> {
  const service = await serviceOf(provided);
  service.edit({ 'deck.txt': 'mine\n', 'old.txt': undefined, haul: { executable: 'up\n' } });
  return service;
}

describe('idp status', () => {
  test('on the path: exits 0 and says which versions', async () => {
    const service = await serviceOf(provided);
    expect(await service.idp(['status'])).toEqual({
      exit: 0,
      out: 'Up to date: trawler 1.0.0\n',
      err: '',
    });
  });

  test('a file that is created once is the developer’s: it neither drifts nor follows', async () => {
    const service = await serviceOf(provided);
    service.edit({ 'seed.txt': 'grown\n' });
    expect(await service.idp(['status'])).toMatchObject({ exit: 0 });
    service.release(now);
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: 'update  log.txt\n', err: '' });
    expect(service.files()['seed.txt']).toBe('grown\n');
  });

  test('behind and drifted: notes, paths, and what an update would do', async () => {
    const service = await drifted();
    service.release(now);
    expect(await service.idp(['status'])).toEqual({
      exit: 1,
      out: [
        'Outdated',
        '  trawler  1.0.0 → 1.2.0',
        '    1.2.0  Logs twice.',
        '    1.1.0  Logs.',
        '    1.1.0  Hauls.',
        '',
        'Local changes',
        '  edited   deck.txt',
        '  mode     haul',
        '  deleted  old.txt',
        '',
        'An update would',
        'update  log.txt',
        '',
        'idp update --dry-run shows each change, idp update applies them\n',
      ].join('\n'),
      err: '',
    });
  });

  test.each([
    ['neither', [], 0, 0, 0, 0],
    ['drifted', ['drift'], 0, 1, 0, 1],
    ['behind', ['behind'], 1, 0, 1, 1],
    ['both', ['drift', 'behind'], 1, 1, 1, 1],
  ])('exits for %s as asked', async (_name, states, plain, drift, behind, either) => {
    const service = await (states.includes('drift') ? drifted() : serviceOf(provided));
    if (states.includes('behind')) service.release(now);
    expect(await service.idp(['status'])).toMatchObject({ exit: plain });
    expect(await service.idp(['status', '--drift'])).toMatchObject({ exit: drift });
    expect(await service.idp(['status', '--outdated'])).toMatchObject({ exit: behind });
    expect(await service.idp(['status', '--outdated', '--drift'])).toMatchObject({ exit: either });
  });

  test('as JSON', async () => {
    const service = await drifted();
    service.release(now);
    const { exit, out } = await service.idp(['status', '--format', 'json']);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 2,
      outdated: true,
      drifted: true,
      steps: [{ id: 'trawler', from: '1.0.0', to: '1.2.0', older: false }],
      drift: [
        { path: 'deck.txt', state: 'edited', from: ['trawler'] },
        { path: 'haul', state: 'mode', from: ['trawler'] },
        { path: 'old.txt', state: 'deleted', from: ['trawler'] },
      ],
      changes: [{ kind: 'update', path: 'log.txt' }],
    });
  });

  test('from a folder inside the service, told from there', async () => {
    const service = await drifted();
    service.lay({ 'bridge/notes.txt': 'mine\n' });
    const { out } = await service.idp(['status'], { from: 'work/skua/bridge' });
    expect(out).toContain('  edited   ../deck.txt\n');
  });

  test('where no service is', async () => {
    const service = await serviceOf(provided);
    expect(await service.idp(['status'], { from: 'work' })).toEqual({
      exit: 2,
      out: '',
      err:
        'no .idp/lock.yaml in this folder or its parents  [lockfile/missing]\n' +
        '   hint  change to the folder of a service that idp created, or create one: idp new service NAME\n',
    });
  });
});

test('idp update --dry-run of a conflict exits 1 and shows both sides', async () => {
  const service = await serviceOf(provided);
  service.edit({ 'log.txt': 'mine\n' });
  service.release(now);
  const { exit, out } = await service.idp(['update', '--dry-run']);
  expect(exit).toBe(1);
  expect(out).toContain('conflict  log.txt  conflict markers written\n@@ -1 +1,5 @@\n');
});

describe('an answer that the platform wants a file to carry', () => {
  const owned: Release = {
    parameters: { owner: { type: 'string', title: 'Owner', default: 'pilots' } },
    files: { 'CREW.hbs': '* @tarmac/{{owner}}\n' },
  };
  const platform = `apiVersion: idp/v1
kind: Platform
metadata: { name: tarmac }
spec:
  kinds: { boat: { mustInclude: [{ title: A crew, parameter: owner, file: CREW }] } }
`;

  async function crewed(): Promise<Service> {
    const service = await serviceOf(owned);
    layFiles(join(service.folder, '../../catalog'), { 'platform.yaml': platform });
    return service;
  }

  test('is reported where a user wrote another', async () => {
    const service = await crewed();
    service.edit({ CREW: '* @tarmac/pilots-abroad\n' });
    expect(await service.idp(['status'])).toEqual({
      exit: 1,
      out: [
        'Up to date: trawler 1.0.0',
        '',
        'Local changes',
        '  edited   CREW',
        '',
        'Files that contradict the recorded answers',
        '  CREW  does not contain owner=pilots: fix it, or run idp update --set owner=…\n',
      ].join('\n'),
      err: '',
    });
    const { out } = await service.idp(['status', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      drifted: true,
      disagreements: [{ path: 'CREW', parameter: 'owner', answer: 'pilots' }],
    });
  });

  test('is no matter as long as the file names it, whatever else it says', async () => {
    const service = await crewed();
    service.edit({ CREW: '* @tarmac/pilots @tarmac/divers\n' });
    const { out } = await service.idp(['status', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ drifted: true, disagreements: [] });
  });
});
