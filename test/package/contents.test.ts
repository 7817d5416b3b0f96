import { readdirSync } from 'node:fs';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { pathsIn } from '../support/tree-text.ts';

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** The package as it would be published; without its scripts, which would build under the other tests. */
async function loaded(): Promise<Packed> {
  const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  if (packed === undefined) throw new Error('npm packed nothing');
  return packed;
}

test('the package holds the program, the whole catalog without its snapshots, and nothing else', async () => {
  const packed = (await loaded()).files.map(({ path }) => path).sort();
  const catalog = pathsIn('templates')
    .filter((path) => !path.endsWith('.golden'))
    .map((path) => `templates/${path}`);
  const program = readdirSync('dist').map((name) => `dist/${name}`);
  expect(program).toContain('dist/main.js');
  expect(packed).toEqual(
    ['LICENSE', 'README.md', 'bin/idp.js', 'package.json', ...program, ...catalog].sort(),
  );
});

test('files of a skeleton that begin with a dot are among them', async () => {
  const paths = (await loaded()).files.map(({ path }) => path);
  const dotted = paths.filter((path) => /\/skeleton\/(.*\/)?\.[^/]+$/.test(path));
  expect(dotted).toContain('templates/node-service/skeleton/.gitignore.hbs');
  expect(dotted).toContain('templates/node-service/skeleton/.editorconfig.hbs');
});

test('what is to be run can be run once it is installed', async () => {
  const { files } = await loaded();
  const runnable = (path: string) => files.some((file) => file.path === path && file.mode & 0o111);
  expect(runnable('bin/idp.js')).toBe(true);
  const scripts = files.filter(({ path }) => /\/skeleton\/.*\.sh(\.hbs)?$/.test(path));
  expect(scripts.filter(({ mode }) => !(mode & 0o111))).toEqual([]);
});
