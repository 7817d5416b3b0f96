import { expect, test } from 'vitest';
import type { Edits } from './support/files.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const lines = (...changed: readonly string[]) =>
  ['keel', 'hull', 'deck', 'mast', 'sail', 'flag']
    .map((part) => `${changed.find((line) => line.startsWith(part)) ?? part}\n`)
    .join('');

const releases: readonly [Release, Release, Release] = [
  { version: '1.0.0', files: { 'boat.txt': lines(), 'old.txt': 'old\n', haul: 'up\n' } },
  { version: '1.1.0', files: { 'boat.txt': lines('keel 2'), 'mid.txt': 'mid\n', haul: 'up\n' } },
  {
    version: '1.2.0',
    files: {
      'boat.txt': lines('keel 2', 'flag 2'),
      'new.txt': 'new\n',
      haul: { executable: 'up\n' },
    },
  },
];
const mine: Edits = { 'boat.txt': lines('deck mine'), haul: 'up and down\n', 'catch.txt': 'cod\n' };

async function updated(steps: readonly Release[]): Promise<Service> {
  const service = await serviceOf(releases[0]);
  service.edit(mine);
  for (const step of steps) {
    service.release(step);
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    service.edit({});
  }
  return service;
}

test('two updates in two steps equal one', async () => {
  const [, middle, last] = releases;
  const [twice, once] = [await updated([middle, last]), await updated([last])];
  expect(twice.all()).toEqual(once.all());
  expect(once.files()).toEqual({
    'boat.txt': lines('keel 2', 'deck mine', 'flag 2'),
    'catch.txt': 'cod\n',
    haul: { executable: 'up and down\n' },
    'new.txt': 'new\n',
  });
});

test('the same update twice: the second is silent and changes no byte', async () => {
  const service = await updated([releases[2]]);
  const before = service.all();
  expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err: '' });
  expect(service.all()).toEqual(before);
  expect(service.git('status', '--porcelain')).toBe('');
});

test('an untouched service becomes what is given, to the byte', async () => {
  const service = await serviceOf(releases[0]);
  service.release(releases[2]);
  expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
  const fresh = await serviceOf(releases[2]);
  expect(service.all()).toEqual(fresh.all());
});

test('idp update --dry-run shows the difference of each file and writes nothing', async () => {
  const service = await serviceOf({ files: { 'boat.txt': 'keel\nhull\n', 'old.txt': 'old\n' } });
  service.edit({ 'boat.txt': 'keel\nhull\nmine\n' });
  service.release({ files: { 'boat.txt': 'keel 2\nhull\n' } });
  expect(await service.idp(['update', '--dry-run'])).toEqual({
    exit: 0,
    out: [
      'merge  boat.txt',
      '@@ -1,3 +1,3 @@',
      '-keel',
      '+keel 2',
      ' hull',
      ' mine',
      'delete  old.txt',
      '@@ -1 +0,0 @@',
      '-old\n',
    ].join('\n'),
    err: '',
  });
});

test('a catalog older than the service is refused, and --force goes back', async () => {
  const service = await serviceOf(releases[2]);
  service.release(releases[0]);
  expect(await service.idp(['update'])).toEqual({
    exit: 2,
    out: '',
    err:
      'the catalog is older than the service: trawler from 1.2.0 to 1.0.0  [plan/downgrade]\n' +
      '   hint  take a newer catalog by --templates, or add --force to go back\n',
  });
  expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 0, err: '' });
  expect(service.files()).toEqual(releases[0].files);
});
