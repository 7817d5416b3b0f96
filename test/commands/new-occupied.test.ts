import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn, treeText } from '../support/tree-text.ts';

test('a folder with files in it is refused, with those that differ', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('anna/README.md', 'mine\n');
  write('anna/own.txt', 'own\n');
  const before = treeText(work);
  expect(await idp(['new', 'vessel', 'anna'])).toEqual({
    exit: 2,
    out: '',
    err: 'anna is not empty, and 1 of them differs: README.md  [files/not-empty]\n   hint  choose another folder with --out DIR, or add --force to write into it and mark conflicts\n',
  });
  expect(treeText(work)).toBe(before);
});

test('--dry-run reports what would differ', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('anna/README.md', 'mine\n');
  const run = await idp(['new', 'vessel', 'anna', '--dry-run']);
  expect(run).toMatchObject({ exit: 1, err: '' });
  expect(run.out).toMatch(/\nconflict {2}anna\/README\.md {2}conflict markers written\n$/);
  expect(treeText(work)).toBe('-- anna/README.md --\nmine\n');
});

test('--force puts the files beside them, marks what differs, and loses nothing', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('anna/README.md', 'mine\nand mine\n');
  write('anna/own.txt', 'own\n');
  expect(await idp(['new', 'vessel', 'anna', '--force'])).toEqual({
    exit: 1,
    out: '',
    err: [
      'conflict  anna/README.md  conflict markers written\n',
      '1 file conflicts with the template  [plan/conflict]\n   hint  resolve the conflict markers\n',
    ].join(''),
  });
  expect(readFileSync(join(work, 'anna/own.txt'), 'utf8')).toBe('own\n');
  expect(readFileSync(join(work, 'anna/README.md'), 'utf8')).toBe(
    [
      '<<<<<<< yours\nmine\nand mine\n=======\n',
      '# anna\n\nahab sails it, on 2 decks, wind driven.\n>>>>>>> ferry 3.1.4\n',
    ].join(''),
  );
  expect(pathsIn(join(work, 'anna'))).toContain('.idp/lock.yaml');
});

test('with files that differ, no hook runs before a user has settled them', async () => {
  const { idp, work, write } = shellWith('hooks-of-every-ending');
  write('ink/README.md', 'mine\n');
  const run = await idp(['new', 'workshop', 'ink', '--force']);
  expect(run.exit).toBe(1);
  expect(run.err).toMatch(
    /\n {3}hint {2}resolve the conflict markers, then run: cd ink && node tools\/record\.mjs ink 'two words' '\$HOME; \*' '' && .* bound\n$/,
  );
  expect(pathsIn(join(work, 'ink'))).not.toContain('record.txt');
});

test('a second run finds the first one', async () => {
  const { idp, work } = shellWith('template-and-layers');
  await idp(['new', 'vessel', 'anna']);
  const first = treeText(work);
  const second = await idp(['new', 'vessel', 'anna']);
  expect(second).toMatchObject({ exit: 2, out: '' });
  expect(second.err).toMatch(/^anna is not empty {2}\[files\/not-empty\]\n/);
  expect(await idp(['new', 'vessel', 'anna', '--force'])).toMatchObject({ exit: 0, err: '' });
  expect(treeText(work)).toBe(first);
});

test('--force brings back what is gone and keeps what is there', async () => {
  const { idp, work } = shellWith('template-and-layers');
  await idp(['new', 'vessel', 'anna']);
  const first = treeText(work);
  rmSync(join(work, 'anna/README.md'));
  expect(await idp(['new', 'vessel', 'anna', '--force'])).toMatchObject({ exit: 0 });
  expect(treeText(work)).toBe(first);
});

test('a file in the place of the folder', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('anna', 'a file\n');
  const run = await idp(['new', 'vessel', 'anna', '--force']);
  expect(run).toMatchObject({ exit: 2, out: '' });
  expect(run.err).toBe(
    'anna is a file  [files/not-a-directory]\n   hint  choose another folder with --out\n',
  );
  expect(treeText(work)).toBe('-- anna --\na file\n');
});

test.each([
  ['by its name', ['anna']],
  ['by --out', ['--out', 'anna']],
])('in a terminal, a folder known %s is refused before any question', async (_, words) => {
  const { idp, write } = shellWith('template-and-layers');
  write('anna/own.txt', 'own\n');
  const argv = ['new', 'vessel', ...words, '--no-color'];
  const run = await idp(argv, { terminal: true, environment: { TERM: 'xterm' } });
  expect(run).toEqual({
    exit: 2,
    out: '',
    err: 'anna is not empty  [files/not-empty]\n   hint  choose another folder with --out DIR, or add --force to write into it and mark conflicts\n',
  });
});

test('--force lays no other service over one that is there', async () => {
  const { idp, work } = shellWith('template-and-layers');
  await idp(['new', 'vessel', 'anna']);
  const before = treeText(work);
  expect(await idp(['new', 'vessel', 'berta', '--out', 'anna', '--force'])).toEqual({
    exit: 2,
    out: '',
    err: 'anna already contains another service  [lockfile/exists]\n   hint  run idp status in it, or idp update --set NAME=VALUE to change its answers\n',
  });
  expect(treeText(work)).toBe(before);
});
