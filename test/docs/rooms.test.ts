import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doors, rooms } from '../architecture/checks.ts';

const root = new URL('../../src/', import.meta.url);
const page = readFileSync(new URL('README.md', root), 'utf8');

const rows = [...page.matchAll(/^\| `(\w+)` \| .+? \|(.*)\|$/gm)].map(
  ([, room = '', packages = '']) => ({
    room,
    packages: [...packages.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }),
);

test('the table of rooms is the line that the architecture test holds', () => {
  expect(rows.map(({ room }) => room)).toEqual(rooms);
});

test('the table names every door to a package, and no other', () => {
  const told = rows.flatMap(({ room, packages }) => packages.map((name) => `${room} → ${name}`));
  const held = Object.entries(doors)
    .filter(([name]) => !/^(\.\.|node:(?!fs$))/.test(name))
    .flatMap(([name, through]) => through.map((room) => `${room} → ${packageOf(name)}`));
  expect(told.sort()).toEqual([...new Set([...held, 'main → process'])].sort());
});

test('every file that the page names is there', () => {
  const files = [...page.matchAll(/`([a-z-]+\/[a-z-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

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
