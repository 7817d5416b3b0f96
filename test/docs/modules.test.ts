import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowedPackages, modules } from '../architecture/checks.ts';

const root = new URL('../../src/', import.meta.url);
const page = readFileSync(new URL('README.md', root), 'utf8');

const rows = [...page.matchAll(/^\| `(\w+)` \| .+? \|(.*)\|$/gm)].map(
  ([, module = '', packages = '']) => ({
    module,
    packages: [...packages.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }),
);

test('the table lists the modules in the order that the architecture test checks', () => {
  expect(rows.map(({ module }) => module)).toEqual(modules);
});

test('the table lists the packages of each module', () => {
  const listed = rows.flatMap(({ module, packages }) =>
    packages.map((name) => `${module} → ${name}`),
  );
  const allowed = Object.entries(allowedPackages)
    .filter(([name]) => !/^(\.\.|node:(?!fs$))/.test(name))
    .flatMap(([name, through]) => through.map((module) => `${module} → ${packageOf(name)}`));
  expect(listed.sort()).toEqual([...new Set([...allowed, 'main → process'])].sort());
});

test('every file that the page names is there', () => {
  const files = [...page.matchAll(/`((?:[a-z-]+\/)+[a-z-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

test.each(['new service orders', 'update', 'validate'])(
  'the story of idp %s takes ten lines and at most twelve files',
  (command) => {
    const [, story = ''] = page.split(`## What \`idp ${command}\` does\n`);
    const lines = (story.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => /^\| [a-z]/.test(line));
    const files = lines.flatMap((line) => line.match(/`[a-z/-]+\.ts`/g) ?? []);
    expect(lines.slice(1)).toHaveLength(10);
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeLessThanOrEqual(12);
  },
);

test('every folder that the page on tests names is there', () => {
  const tests = readFileSync(new URL('../test/README.md', root), 'utf8');
  const folders = [...tests.matchAll(/`([a-z]+)\/`/g)].map(([, folder = '']) => folder);
  expect(folders.length).toBeGreaterThan(6);
  const missing = folders.filter((name) => !existsSync(new URL(`../test/${name}`, root)));
  expect(missing.filter((name) => !existsSync(new URL(`../${name}`, root)))).toEqual([]);
});

/** `semver/functions/compare.js` comes from the package semver, `@inquirer/prompts` is one itself. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
