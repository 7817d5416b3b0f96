import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

test('shows what a golden path asks, lays and gives', async () => {
  const run = await shellWith('template-and-layers').idp(['show', 'ferry']);
  expect(run).toMatchObject({ exit: 0, err: '' });
  await expect(run.out).toMatchFileSnapshot('fixtures/expected/show-ferry.txt');
  expect(Math.max(...run.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('shows the same to programs', async () => {
  const { idp } = shellWith('template-and-layers');
  const run = await idp(['show', 'ferry', '--format', 'json']);
  expect(run).toMatchObject({ exit: 0, err: '' });
  const shown = JSON.parse(run.out);
  expect(shown).toMatchObject({
    version: 2,
    catalog: '../catalog',
    template: { name: 'ferry', kind: 'vessel', version: '3.1.4' },
    layers: [
      { layer: 'beacon', default: 'lantern', providers: ['lantern', 'radar'] },
      { layer: 'logbook', default: null, providers: ['paper'] },
    ],
    command: 'idp new vessel NAME',
  });
  const parameters: readonly { readonly name: string; readonly default: unknown }[] =
    shown.parameters;
  expect(parameters.map((one) => [one.name, one.default])).toEqual([
    ['name', null],
    ['captain', 'ahab'],
    ['decks', 2],
    ['engine', 'wind'],
    ['coal', 5],
    ['ports', []],
    ['night', false],
    ['lumen', 40],
  ]);
});

test('shows hooks with their exact arguments, and a secret as what it is', async () => {
  const { idp } = shellWith('hooks-of-every-ending');
  const { out } = await idp(['show', 'press', '--format', 'json']);
  const shown = JSON.parse(out);
  expect(shown.hooks[0].argv).toEqual([
    ...['node', 'tools/record.mjs', 'order-service', 'two words', '$HOME; *', ''],
  ]);
  expect(shown.parameters).toContainEqual(expect.objectContaining({ name: 'token', secret: true }));
});

test('the command to type names the template where several create the kind', async () => {
  const { idp } = shellWith('several-of-one-kind');
  const [tug, crane] = [await idp(['show', 'tug']), await idp(['show', 'crane'])];
  expect(tug.out).toMatch(/\n {2}idp new vessel NAME --template tug\n$/);
  expect(crane.out).toMatch(/\n {2}idp new tower NAME\n$/);
});

test.each([
  [
    'several-of-one-kind',
    'tgu',
    2,
    /^"tgu" is not a template in \.\.\/catalog .*\n {3}hint {2}did you mean tug\?\n$/,
  ],
  [
    'one-broken-manifest',
    'leaky',
    1,
    /^\.\.\/catalog\/leaky\/template\.yaml:3:40 {2}"ownr" is not a key/,
  ],
])('of %s, refuses %s', async (catalog, id, exit, err) => {
  const run = await shellWith(catalog).idp(['show', id]);
  expect(run).toEqual({ exit, out: '', err: expect.stringMatching(err) });
});

test('shows a provider of a layer, with what offers and uses it', async () => {
  const { idp } = shellWith('template-and-layers');
  expect(await idp(['show', 'beacon/lantern'])).toMatchObject({ exit: 0, err: '' });
  await expect((await idp(['show', 'beacon/lantern'])).out).toMatchFileSnapshot(
    'fixtures/expected/show-lantern.txt',
  );
  const { out } = await idp(['show', 'logbook/paper', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    version: 2,
    catalog: '../catalog',
    provider: { layer: 'logbook', name: 'paper', requires: ['beacon'], templates: ['ferry'] },
  });
  expect(await idp(['show', 'beacon/lanten'])).toEqual({
    exit: 2,
    out: '',
    err: '"lanten" is not a provider of the layer beacon  [catalog/unknown-provider]\n   hint  did you mean lantern?\n',
  });
});
