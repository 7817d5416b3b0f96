import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn, treeText } from '../support/tree-text.ts';

/** What a golden path gave, without its record. */
function provided(folder: string): readonly string[] {
  return pathsIn(folder).filter((path) => !/(^|\/)\.idp\//.test(path));
}

test('a template with its layers, the lock and the base, and nothing else', async () => {
  const { idp, work } = shellWith('template-and-layers');
  const run = await idp([
    ...['new', 'vessel', 'anna', '--with', 'logbook=paper'],
    ...['--set', 'decks=4', '--set', 'ports=oslo, bergen', '--set', 'night=yes'],
  ]);
  expect(run).toEqual({
    exit: 0,
    out: 'ready    anna\nstart    cd anna && bin/anna\nmetrics  cat anna.log\n',
    err: '',
  });
  await expect(treeText(work)).toMatchFileSnapshot('fixtures/expected/vessel-anna.txt');
});

test('another system, and a layer left out', async () => {
  const { idp, work } = shellWith('template-and-layers');
  await idp(['new', 'vessel', 'anna', '--with', 'beacon=radar,logbook=none']);
  await idp(['new', 'vessel', 'berta', '--without', 'beacon,logbook']);
  expect(provided(work)).toEqual([
    ...['anna/.gitignore', 'anna/README.md', 'anna/bin/anna', 'anna/docs/notes.md'],
    'anna/radar.txt',
    ...['berta/.gitignore', 'berta/README.md', 'berta/bin/berta', 'berta/docs/notes.md'],
  ]);
});

test('the same bytes in another folder and in another run', async () => {
  const { idp, work } = shellWith('template-and-layers');
  await idp(['new', 'vessel', 'anna', '--out', 'one']);
  await idp(['new', 'vessel', 'anna', '--out', 'two'], { environment: { TZ: 'Asia/Tokyo' } });
  expect(treeText(join(work, 'two'))).toBe(treeText(join(work, 'one')));
});

test.each([
  ['my yard/the first', "cd 'my yard/the first' && bin/anna"],
  ['deep/er/still', 'cd deep/er/still && bin/anna'],
  ['høst/船', "cd 'høst/船' && bin/anna"],
])('--out %s makes the folders that it needs', async (out, start) => {
  const { idp, work } = shellWith('template-and-layers');
  const run = await idp(['new', 'vessel', 'anna', '--out', out]);
  expect(run).toEqual({
    exit: 0,
    out: `ready    ${out}\nstart    ${start}\nmetrics  cat anna.log\n`,
    err: '',
  });
  expect(pathsIn(join(work, out))).toContain('bin/anna');
});

test('an absolute --out', async () => {
  const { idp, root } = shellWith('template-and-layers');
  const run = await idp(['new', 'vessel', 'anna', '--out', join(root, 'elsewhere')]);
  expect(run.exit).toBe(0);
  expect(pathsIn(join(root, 'elsewhere'))).toContain('.idp/lock.yaml');
});

test.each(['empty', 'with only .git'])('--out . in a folder that is %s', async (state) => {
  const { idp, work } = shellWith('template-and-layers');
  if (state !== 'empty') mkdirSync(join(work, '.git'));
  const run = await idp(['new', 'vessel', 'anna', '--out', '.']);
  expect(run).toMatchObject({ exit: 0, err: '' });
  expect(provided(work)).toEqual([
    ...(state === 'empty' ? [] : ['.git/']),
    ...['.gitignore', 'README.md', 'bin/anna', 'docs/notes.md', 'light/lantern.txt'],
  ]);
  expect(pathsIn(work)).toContain('.idp/lock.yaml');
});

test('what file managers and editors left in the folder stays, and is no reason to stop', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('anna/.DS_Store', 'mine\n');
  write('anna/.vscode/settings.json', '{}\n');
  expect(await idp(['new', 'vessel', 'anna'])).toMatchObject({ exit: 0, err: '' });
  const text = treeText(join(work, 'anna'));
  expect(text).toContain('-- .DS_Store --\nmine\n');
  expect(text).toContain('-- .vscode/settings.json --\n{}\n');
  expect(text).toContain('-- README.md --\n');
});

test('answers are never evaluated, whatever they hold', async () => {
  const { idp, work } = shellWith('template-and-layers');
  const captain = '{{name}} ${HOME} $(id) `id` <b> \\{{';
  await idp(['new', 'vessel', 'anna', '--set', `captain=${captain}`]);
  expect(treeText(join(work, 'anna'))).toContain(`${captain} sails it, on 2 decks`);
});

test.each([
  ['text', []],
  ['json', ['--format', 'json']],
])('--dry-run writes nothing and prints the plan as %s', async (kind, flags) => {
  const { idp, work } = shellWith('template-and-layers');
  const run = await idp(['new', 'vessel', 'anna', '--set', 'lumen=7', '--dry-run', ...flags]);
  expect(run).toMatchObject({ exit: 0, err: '' });
  expect(pathsIn(work)).toEqual([]);
  await expect(run.out).toMatchFileSnapshot(`fixtures/expected/dry-run.${kind}`);
});

test('--format json prints the plan alone, --quiet nothing', async () => {
  const { idp } = shellWith('template-and-layers');
  const planned = await idp(['new', 'vessel', 'anna', '--dry-run', '--format', 'json']);
  expect(await idp(['new', 'vessel', 'anna', '--format', 'json'])).toEqual(planned);
  expect(await idp(['new', 'vessel', 'berta', '--quiet'])).toEqual({ exit: 0, out: '', err: '' });
});
