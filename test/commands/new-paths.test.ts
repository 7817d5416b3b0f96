import { cpSync, readFileSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

const shelf = (folder: string) => ['new', 'shelf', 'mine', '--set', `folder=${folder}`];

test.each(['books', 'a b', 'a/b/c', 'é', '~', '-x', '{{name}}', '$HOME'])(
  'an answer may be the folder %j',
  async (folder) => {
    const { idp, work } = shellWith('path-from-an-answer');
    expect(await idp(shelf(folder))).toMatchObject({ exit: 0, err: '' });
    expect(pathsIn(work)).toContain(join('mine', folder, 'note.txt'));
  },
);

const rejected = [
  ['..', 'leaves its folder with ".."'],
  ['a/../../b', 'leaves its folder with ".."'],
  ['.', 'leaves its folder with "."'],
  ['/etc', 'is an absolute path'],
  ['', 'is an absolute path'],
  ['C:\\x', 'is an absolute path'],
  ['a\\b', 'contains the character "\\\\"'],
  ['a\nb', 'contains the character "\\n"'],
  ['.git', 'is inside .git, which only git may write'],
  ['.GIT', 'is inside .git, which only git may write'],
  ['.idp', 'is in a folder that is reserved for idp'],
  ['CON', 'uses the name "CON", which Windows reserves'],
  [' ', 'has a segment that ends in a dot or a space'],
] as const;

test.each(rejected)('an answer never leads a file to %j', async (folder, reason) => {
  const { idp, root } = shellWith('path-from-an-answer');
  const run = await idp(shelf(folder));
  expect(run).toMatchObject({ exit: 1, out: '' });
  expect(run.err).toMatch(/^\.\.\/catalog\/shelf\/skeleton\/\{\{folder\}\}\/note\.txt\.hbs {2}/);
  expect(run.err).toContain(`${reason}  [path/invalid]\n`);
  expect(pathsIn(root)).toEqual(['catalog', 'work/']);
});

test.each([
  ['Other', 'other/note.txt and Other/note.txt differ only in case'],
  ['other', 'generates other/note.txt, as ../catalog/shelf/skeleton/other/note.txt does'],
  ['NOTES.txt', 'NOTES.txt is a file, but NOTES.txt/note.txt needs it to be a folder'],
])('an answer never lays a file over another: %s', async (folder, reason) => {
  const { idp, root } = shellWith('path-from-an-answer');
  const run = await idp(shelf(folder));
  expect(run).toMatchObject({ exit: 1, out: '' });
  expect(run.err).toContain(`${reason}  [path/collision]\n`);
  expect(pathsIn(root)).toEqual(['catalog', 'work/']);
});

test('a link in the target leads no file out of it', async () => {
  const { idp, root, work, write } = shellWith('path-from-an-answer');
  write('mine/own.txt', 'own\n');
  write('elsewhere/own.txt', 'own\n');
  symlinkSync(join(work, 'elsewhere'), join(work, 'mine/books'));
  const run = await idp([...shelf('books'), '--force']);
  expect(run).toMatchObject({ exit: 1, out: '' });
  expect(run.err).toMatch(
    /mine\/books is a symbolic link, so .* not updated {2}\[plan\/blocked\]\n/,
  );
  const written = pathsIn(root).filter((path) => !path.startsWith('work/mine/.idp/'));
  expect(written).toEqual([
    ...['catalog', 'work/elsewhere/own.txt', 'work/mine/NOTES.txt', 'work/mine/books'],
    ...['work/mine/other/note.txt', 'work/mine/own.txt'],
  ]);
});

test.each([
  ['a file of it', 'other/passwd', '/etc/passwd', 'skeleton/other/passwd'],
  ['all of it', '.', '../elsewhere', 'skeleton'],
])('a link in a skeleton is refused, be it for %s', async (_, at, to, told) => {
  const { idp, root, work } = shellWith('path-from-an-answer');
  const copy = join(work, 'copy');
  cpSync(realpathSync(join(root, 'catalog')), copy, { recursive: true });
  const link = join(copy, 'shelf/skeleton', at);
  if (at === '.') renameSync(join(copy, 'shelf/skeleton'), join(copy, 'elsewhere'));
  symlinkSync(to, link.replace(/\/$/, ''));
  const { exit, err } = await idp([...shelf('books'), '--catalog', 'copy']);
  expect({ exit, err }).toEqual({
    exit: 1,
    err: `copy/shelf/${told} is a symbolic link  [skeleton/link]\n   hint  replace the link with the file itself\n`,
  });
  expect(pathsIn(work).filter((path) => path.startsWith('mine'))).toEqual([]);
});

test('of several templates for a kind the platform’s default is taken', async () => {
  const { idp, work, write } = shellWith('several-of-one-kind');
  cpSync('test/commands/fixtures/several-of-one-kind', join(work, 'templates'), {
    recursive: true,
  });
  write(
    'templates/platform.yaml',
    'apiVersion: idp/v1\nkind: Platform\nmetadata: { name: quay }\nspec: { kinds: { vessel: { default: tug } } }\n',
  );
  const run = await idp(['new', 'vessel', 'anna', '--catalog', 'templates', '--no-hooks']);
  expect(run).toMatchObject({ exit: 0, err: '' });
  const lock = readFileSync(join(work, 'anna/.idp/lock.yaml'), 'utf8');
  expect(lock).toContain('name: tug\n');
});
