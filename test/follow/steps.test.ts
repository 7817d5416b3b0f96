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

test('the same update twice: the second says so in one line and changes no byte', async () => {
  const service = await updated([releases[2]]);
  const before = service.all();
  const err = 'Already up to date: trawler 1.2.0\n';
  expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err });
  expect(await service.idp(['update', '--quiet'])).toEqual({ exit: 0, out: '', err: '' });
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
      'the catalog is older than this service: trawler 1.2.0 → 1.0.0  [plan/downgrade]\n' +
      '   hint  use a newer catalog with --catalog DIR, or go back to its versions with idp update --force\n',
  });
  expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 0, err: '' });
  expect(service.files()).toEqual(releases[0].files);
});

test('with an older catalog every command says the same, and none sends to another', async () => {
  const layers = { 'beacon/lantern': { files: { 'light.txt': 'lit\n' } } };
  const service = await serviceOf(
    { ...releases[2], layers },
    { args: ['--with', 'beacon=lantern'] },
  );
  service.release({ ...releases[0], layers });
  const hint =
    'use a newer catalog with --catalog DIR, or go back to its versions with idp update --force\n';
  const rejected = {
    exit: 2,
    out: '',
    err: `the catalog is older than this service: trawler 1.2.0 → 1.0.0  [plan/downgrade]\n   hint  ${hint}`,
  };
  expect(await service.idp(['status'])).toEqual({
    exit: 1,
    out: `The catalog is older than this service\n  trawler  1.2.0 → 1.0.0\n\n${hint}`,
    err: '',
  });
  expect(await service.idp(['status', '--outdated'])).toMatchObject({ exit: 0 });
  const { out } = await service.idp(['status', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    outdated: false,
    steps: [{ older: true }, { older: false }],
  });
  expect(await service.idp(['update'])).toEqual(rejected);
  expect(await service.idp(['update', '--dry-run'])).toEqual(rejected);
  expect(await service.idp(['remove', 'beacon'])).toEqual(rejected);
  expect(await service.idp(['remove', 'beacon', '--force'])).toEqual(rejected);
  expect(await service.idp(['add', 'beacon=lantern'])).toEqual(rejected);
  expect((await service.idp(['explain', 'boat.txt'])).out).toContain(
    '  next    the catalog is older than this service\n',
  );
  expect((await service.idp(['explain', 'light.txt'])).out).not.toContain('next');
});
