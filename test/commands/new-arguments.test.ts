import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

test.each([
  [['new', 'ferry', 'anna'], 'anna'],
  [['new', 'vessel', './anna'], 'anna'],
  [['new', 'vessel', 'port side/anna'], 'port side/anna'],
  [['new', 'vessel', 'port/anna/'], 'port/anna'],
  [['new', 'vessel', '../anna'], '../anna'],
])(
  'a template is a kind, and a path names the folder and the project: %j',
  async (argv, folder) => {
    const { idp, work } = shellWith('template-and-layers');
    expect(await idp([...argv, '--yes'])).toMatchObject({ exit: 0, err: '' });
    expect(existsSync(join(work, folder, '.idp/lock.yaml'))).toBe(true);
  },
);

test('a dot is the current folder, which names the project', async () => {
  const { idp, work } = shellWith('template-and-layers');
  const folder = join(work, 'anna');
  mkdirSync(folder);
  expect(await idp(['new', 'vessel', '.', '--yes'], { from: 'work/anna' })).toMatchObject({
    exit: 0,
    err: '',
  });
  expect(existsSync(join(folder, '.idp/lock.yaml'))).toBe(true);
});

test.each([
  [
    ['new', 'fery', 'anna'],
    'no template in ../catalog creates a "fery"  [catalog/unknown-kind]\n   hint  did you mean ferry?\n',
  ],
  [
    ['list', 'ferry'],
    'no template in ../catalog creates a "ferry"  [catalog/unknown-kind]\n   hint  it is a template: run idp show ferry\n',
  ],
  [
    ['new', 'vessel', 'Anna Maria'],
    '"name" is "Anna Maria" (NAME), but must be lower case letters, digits and hyphens, starting with a letter, at most 63, such as order-service  [answers/invalid]\n   hint  did you mean anna-maria?\n',
  ],
])('what cannot be read is reported with the form that can: %j', async (argv, err) => {
  const { idp } = shellWith('template-and-layers');
  expect(await idp(argv)).toEqual({ exit: 2, out: '', err });
});
