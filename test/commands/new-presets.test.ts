import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const lockIn = (work: string) => readFileSync(join(work, 'dinghy/.idp/lock.yaml'), 'utf8');

const dinghy = ['new', 'vessel', 'dinghy', '--no-hooks'];

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['nothing, the defaults stand', [], ['beacon/lantern'], []],
  [
    'a preset, its systems stand, and a layer that is not offered is passed over',
    ['--preset', 'coastal'],
    ['beacon/radar'],
    [],
  ],
  [
    'a preset, what the platform leaves out comes',
    ['--preset', 'ocean'],
    ['beacon/radar', 'logbook/paper'],
    [],
  ],
  [
    'a preset and a system, the system stands',
    ['--preset', 'ocean', '--with', 'beacon=lantern'],
    ['beacon/lantern', 'logbook/paper'],
    [],
  ],
  [
    'a preset and a layer to leave out, that stays out',
    ['--preset', 'ocean', '--without', 'logbook'],
    ['beacon/radar'],
    ['logbook'],
  ],
])('with %s', async (_, flags, capabilities, without) => {
  const { idp, work } = shellWith('template-and-layers');
  expect(await idp([...dinghy, ...flags])).toMatchObject({ exit: 0, err: '' });
  const lock = lockIn(work);
  const layers = [...lock.matchAll(/^ {2}(\w+):\n {4}- provider: (\w+)$/gm)];
  expect(layers.map(([, layer, provider]) => `${layer}/${provider}`)).toEqual(capabilities);
  expect([...lock.matchAll(/^ {2}- (\w+)$/gm)].map(([, layer]) => layer)).toEqual(without);
});

test('a default of the platform that a preset does not name stays out when the service follows', async () => {
  const { idp, work } = shellWith('preset-without-a-default');
  expect(await idp(['new', 'vessel', 'dinghy', '--preset', 'bare'])).toMatchObject({ exit: 0 });
  expect(lockIn(work)).toContain('without:\n  - beacon\n');
  expect(await idp(['status'], { from: 'work/dinghy' })).toEqual({
    exit: 0,
    out: 'Up to date: raft 1.0.0\n',
    err: '',
  });
});

test.each([
  [
    'template-and-layers',
    'coatsal',
    '"coatsal" is not a preset of the platform  [catalog/unknown-preset]\n   hint  did you mean coastal?\n',
  ],
  [
    'several-of-one-kind',
    'coastal',
    '"coastal" is not a preset of the platform  [catalog/unknown-preset]\n   hint  platform.yaml has no presets\n',
  ],
])('in %s, the preset %s is refused', async (catalog, preset, err) => {
  const { idp } = shellWith(catalog);
  const run = await idp([
    ...dinghy,
    '--template',
    catalog === 'template-and-layers' ? 'ferry' : 'tug',
    '--preset',
    preset,
  ]);
  expect(run).toEqual({ exit: 2, out: '', err });
});
