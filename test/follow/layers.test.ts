import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const ferry: Release = {
  files: { 'README.md': '# skua\n', '.gitignore': 'dist\n' },
  layers: {
    'beacon/lantern': {
      version: '2.0.0',
      files: { 'light/lantern.txt': 'lit\n', '.gitignore': 'oil\n' },
      spec: {
        combine: { '.gitignore': 'lines' },
        parameters: { lumen: { type: 'integer', title: 'Brightness', default: 40 } },
      },
    },
    'beacon/radar': { version: '2.1.0', files: { 'light/radar.txt': 'on\n' } },
    'logbook/paper': { version: '2.2.0', files: { 'logbook.txt': 'day one\n' } },
  },
};
const bare = { 'README.md': '# skua\n', '.gitignore': 'dist\n' };
const lit = { 'README.md': '# skua\n', '.gitignore': 'dist\noil\n', 'light/lantern.txt': 'lit\n' };

function layersOf({ all }: Service): unknown {
  return parse(String(all()['.idp/lock.yaml'])).layers;
}

describe('idp add', () => {
  test('lays its files, merges and version over the service', async () => {
    const service = await serviceOf(ferry);
    expect(service.files()).toEqual(bare);
    expect(await service.idp(['add', 'beacon=lantern'])).toEqual({
      exit: 0,
      out: 'update  .gitignore\ncreate  light/lantern.txt\n',
      err: '',
    });
    expect(service.files()).toEqual(lit);
    expect(layersOf(service)).toEqual({ beacon: [{ provider: 'lantern', version: '2.0.0' }] });
  });

  test('keeps what was edited in a file that it touches', async () => {
    const service = await serviceOf(ferry);
    service.edit({ '.gitignore': 'mine\ndist\n' });
    expect(await service.idp(['add', 'beacon=lantern'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ ...lit, '.gitignore': 'mine\ndist\noil\n' });
  });

  test('a then b equals b then a', async () => {
    const [one, other] = [await serviceOf(ferry), await serviceOf(ferry)];
    const add = async (service: Service, choice: string) => {
      expect(await service.idp(['add', choice])).toMatchObject({ exit: 0 });
      service.edit({});
    };
    await add(one, 'beacon=lantern');
    await add(one, 'logbook=paper');
    await add(other, 'logbook=paper');
    await add(other, 'beacon=lantern');
    expect(one.all()).toEqual(other.all());
  });

  test('exchanges the system of a layer that is on', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    expect(await service.idp(['add', 'beacon=radar'])).toEqual({
      exit: 0,
      out: 'update  .gitignore\ndelete  light/lantern.txt\ncreate  light/radar.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({ ...bare, 'light/radar.txt': 'on\n' });
    expect(layersOf(service)).toEqual({ beacon: [{ provider: 'radar', version: '2.1.0' }] });
  });

  test('exchanges it and keeps what was edited, and says so', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    service.edit({ 'light/lantern.txt': 'lit by me\n' });
    expect(await service.idp(['add', 'beacon=radar'])).toEqual({
      exit: 0,
      out: [
        'update  .gitignore',
        'keep    light/lantern.txt  no longer in the template; kept as your own file',
        'create  light/radar.txt\n',
      ].join('\n'),
      err: '',
    });
    expect(service.files()).toEqual({
      ...bare,
      'light/lantern.txt': 'lit by me\n',
      'light/radar.txt': 'on\n',
    });
  });

  test('asks its own parameters alone', async () => {
    const lumen = { type: 'integer', title: 'Brightness' };
    const lantern = {
      files: { 'lantern.txt.hbs': '{{lumen}}\n' },
      spec: { parameters: { lumen } },
    };
    const service = await serviceOf({ ...ferry, layers: { 'beacon/lantern': lantern } });
    expect(await service.idp(['add', 'beacon=lantern'])).toEqual({
      exit: 2,
      out: '',
      err: '"lumen" has no answer: Brightness  [answers/missing]\n   hint  add --set lumen=VALUE\n',
    });
    expect(await service.idp(['add', 'beacon=lantern', '--set', 'lumen=80'])).toMatchObject({
      exit: 0,
    });
    expect(service.files()).toEqual({ ...bare, 'lantern.txt': '80\n' });
  });

  test('where a file of the developer’s stands, both are in it', async () => {
    const service = await serviceOf(ferry);
    service.edit({ 'logbook.txt': 'my days\n' });
    const run = await service.idp(['add', 'logbook=paper']);
    expect(run).toMatchObject({
      exit: 1,
      out: 'conflict  logbook.txt  conflict markers written\n',
    });
    expect(service.files()).toEqual({
      ...bare,
      'logbook.txt': '<<<<<<< yours\nmy days\n=======\nday one\n>>>>>>> trawler 1.0.0\n',
    });
  });

  test('takes several layers at once', async () => {
    const service = await serviceOf(ferry);
    expect(await service.idp(['add', 'beacon=lantern', 'logbook=paper'])).toMatchObject({
      exit: 0,
    });
    expect(service.files()).toEqual({ ...lit, 'logbook.txt': 'day one\n' });
  });

  test('prompts for a provider that is not on yet, in a terminal', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    expect(await service.idp(['add'])).toEqual({
      exit: 2,
      out: '',
      err: 'missing LAYER=PROVIDER  [usage/invalid]\n   hint  idp list --layers shows the layers and their providers\n',
    });
    const { exit, out, err } = await service.raw(['add', '--no-color'], {
      terminal: true,
      presses: '\u001b[B\r',
    });
    expect({ exit, out }).toEqual({ exit: 0, out: 'create  logbook.txt\n' });
    expect(err).toContain('Which layer and provider?');
    expect(err).not.toContain('beacon=lantern');
  });

  test('has nothing to prompt for where every provider is on', async () => {
    const only = {
      ...ferry,
      layers: { 'logbook/paper': { files: { 'logbook.txt': 'day one\n' } } },
    };
    const service = await serviceOf(only, { args: ['--with', 'logbook=paper'] });
    const { exit, err } = await service.raw(['add', '--no-color'], { terminal: true });
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'every provider that trawler offers is on already  [usage/invalid]\n',
    });
  });

  test.each([
    [
      ['beacon'],
      'idp add expects LAYER=PROVIDER, got "beacon"',
      'the layer beacon has lantern, radar: write idp add beacon=lantern',
    ],
    [
      ['logbook=paper', 'radar'],
      'idp add expects LAYER=PROVIDER, got "radar"',
      'write idp add beacon=radar',
    ],
    [['becon'], 'idp add expects LAYER=PROVIDER, got "becon"', 'did you mean beacon?'],
    [
      ['x'],
      'idp add expects LAYER=PROVIDER, got "x"',
      'idp list --layers shows the layers and their providers',
    ],
    [
      ['beacon=lantern', 'beacon=radar'],
      'the layer beacon has two providers: idp add beacon=lantern and idp add beacon=radar',
      'remove one of them',
    ],
  ])('completes half of a choice: %j', async (choices, message, hint) => {
    const service = await serviceOf(ferry);
    expect(await service.idp(['add', ...choices])).toEqual({
      exit: 2,
      out: '',
      err: `${message}  [usage/invalid]\n   hint  ${hint}\n`,
    });
  });

  test.each([
    ['beacon=lanturn', 'catalog/unknown-provider'],
    ['becon=lantern', 'catalog/unknown-layer'],
    ['beacon', 'usage/invalid'],
    ['beacon=', 'usage/invalid'],
  ])('refuses %s', async (choice, code) => {
    const service = await serviceOf(ferry);
    const { exit, out, err } = await service.idp(['add', choice]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(`[${code}]`);
  });

  test('first wants the update of a path that has moved on', async () => {
    const service = await serviceOf(ferry);
    service.release({ ...ferry, files: { 'README.md': '# the skua\n' } });
    expect(await service.idp(['add', 'beacon=radar'])).toEqual({
      exit: 2,
      out: '',
      err: 'trawler is outdated: this service has 1.0.0, the catalog has 1.1.0  [plan/outdated]\n   hint  run idp update first\n',
    });
  });
});

describe('idp remove', () => {
  test('takes several layers, with or without their providers', async () => {
    const args = ['--with', 'beacon=lantern', '--with', 'logbook=paper'];
    const service = await serviceOf(ferry, { args });
    expect(await service.idp(['remove', 'beacon=radar'])).toEqual({
      exit: 2,
      out: '',
      err: 'the layer beacon of this service has no provider "radar"  [capability/not-offered]\n   hint  run idp remove beacon=lantern\n',
    });
    expect(await service.idp(['remove', 'beacon=lantern', 'logbook'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual(bare);
  });

  test('takes its files and merges out', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    expect(await service.idp(['remove', 'beacon'])).toEqual({
      exit: 0,
      out: 'update  .gitignore\ndelete  light/lantern.txt\n',
      err: '',
    });
    expect(service.files()).toEqual(bare);
    expect(layersOf(service)).toEqual({});
  });

  test('of a capability whose files were edited: they stay, and it is said', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    service.edit({ 'light/lantern.txt': 'lit by me\n', '.gitignore': 'dist\noil\nmine\n' });
    expect(await service.idp(['remove', 'beacon'])).toMatchObject({
      exit: 0,
      out: expect.stringContaining(
        'keep   light/lantern.txt  no longer in the template; kept as your own file\n',
      ),
      err: '',
    });
    expect(service.files()).toEqual({
      'README.md': '# skua\n',
      '.gitignore': 'dist\nmine\n',
      'light/lantern.txt': 'lit by me\n',
    });
  });

  test('and idp add bring the same bytes back', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    const before = service.files();
    expect(await service.idp(['remove', 'beacon'])).toMatchObject({ exit: 0 });
    service.edit({});
    expect(await service.idp(['add', 'beacon=lantern'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual(before);
  });

  test('refuses a layer that is not on', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=lantern'] });
    expect(await service.idp(['remove', 'becon'])).toEqual({
      exit: 2,
      out: '',
      err: 'this service has no layer "becon"  [capability/not-offered]\n   hint  did you mean beacon?\n',
    });
  });

  test('a layer that was left out stays out over an update that gives it by default', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=radar'] });
    expect(await service.idp(['remove', 'beacon'])).toMatchObject({ exit: 0 });
    service.edit({});
    service.release({
      ...ferry,
      spec: { layers: { beacon: { default: 'lantern' }, logbook: {} } },
    });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, out: '' });
    expect(service.files()).toEqual(bare);
  });
});

describe('an update', () => {
  test('brings a layer that the path generates only now', async () => {
    const service = await serviceOf(ferry);
    service.release({
      ...ferry,
      spec: { layers: { beacon: { default: 'lantern' }, logbook: {} } },
    });
    const { out } = await service.idp(['status', '--outdated']);
    expect(out).toContain('  beacon/lantern  new → 2.0.0\n');
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual(lit);
  });

  test('of a capability alone moves its version', async () => {
    const service = await serviceOf(ferry, { args: ['--with', 'beacon=radar'] });
    const radar = { version: '2.4.0', files: { 'light/radar.txt': 'sweeping\n' } };
    service.release({
      ...ferry,
      version: '1.0.0',
      layers: { ...ferry.layers, 'beacon/radar': radar },
    });
    expect((await service.idp(['status'])).out).toContain('  beacon/radar  2.1.0 → 2.4.0\n');
    expect(await service.idp(['update'])).toEqual({
      exit: 0,
      out: 'update  light/radar.txt\n',
      err: '',
    });
    expect(layersOf(service)).toEqual({ beacon: [{ provider: 'radar', version: '2.4.0' }] });
  });
});
