import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../follow/support/git.ts';
import { shellWith } from '../support/run-idp.ts';
import { raftTemplate } from './a-catalog.ts';

test.each<readonly [string, string?]>([
  ['list'],
  ['list --layers'],
  ['show ferry'],
  ['new vessel cora --dry-run'],
  ['new vessel dora'],
  ['explain README.md', 'anna'],
  ['status', 'anna'],
  ['update --dry-run', 'anna'],
  ['update', 'anna'],
  ['add logbook=paper --force', 'anna'],
  ['remove beacon --force', 'anna'],
  ['adopt --template ferry --set name=berta', 'berta'],
])('the document of idp %s names the catalog that was used', async (command = '', folder) => {
  const shell = shellWith('template-and-layers');
  await shell.idp(['new', 'vessel', 'anna']);
  mkdirSync(join(shell.work, 'berta'));
  const catalog = folder ? '../../catalog' : '../catalog';
  const { out } = await shell.idp([...command.split(' '), '--format', 'json'], {
    from: folder ? `work/${folder}` : 'work',
  });
  expect(JSON.parse(out)).toMatchObject({ version: 2, catalog });
});

test('the catalog of a lockfile is named as it would be typed here', async () => {
  const own = shellWith('template-and-layers');
  own.write('own/templates/raft/template.yaml', raftTemplate);
  own.write('own/templates/raft/skeleton/log.txt', 'log\n');
  git(join(own.work, 'own'), 'init', '--quiet');
  const made = await own.idp(['new', 'raft', 'kon', '--catalog', 'templates'], {
    from: 'work/own',
  });
  expect(made.exit).toBe(0);
  const { out } = await own.idp(['status', '--format', 'json'], { from: 'work/own/kon' });
  expect(JSON.parse(out)).toMatchObject({ catalog: '../templates' });
});
