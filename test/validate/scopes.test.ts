import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runValidate } from './run-validate.ts';

const scopes = relative(
  process.cwd(),
  fileURLToPath(new URL('./fixtures/scopes', import.meta.url)),
).replaceAll('\\', '/');

/** The first line of each problem, the folder of the fixtures left out; or the line of the counts. */
async function linesOf(paths: readonly string[]): Promise<{ exit: number; lines: string[] }> {
  const typed = paths.map((path) => `${scopes}/${path}`);
  const { exit, out } = await runValidate({ templates: 'nowhere', paths: typed });
  const lines = out.replaceAll(`${scopes}/`, '').split('\n');
  return { exit, lines: lines.filter((line) => line !== '' && !/^ /.test(line)) };
}

const shipping =
  'harbour/shipping/skeleton/README.md.hbs:1:5  "nmae" is not a parameter of shipping  [skeleton/undeclared-name]';
const billing = [
  'harbour/billing/template.yaml:9:3  "craetes" is not a key of spec  [manifest/unknown-key]',
];
const woodpecker =
  'harbour/capabilities/ci/woodpecker/capability.yaml:11:5  "woodpecker.yml" matches no generated file  [manifest/unmatched-rule]';
const platform =
  'harbour/platform.yaml:8:22  no capability belongs to the layer "mesh"  [catalog/unknown-reference]';

describe('a path says what is asked about', () => {
  test.each([
    { asked: 'a catalog', paths: ['harbour'], lines: [...billing, woodpecker, platform, shipping] },
    { asked: 'a template', paths: ['harbour/shipping'], lines: [shipping] },
    { asked: 'a template with a slash', paths: ['harbour/shipping/'], lines: [shipping] },
    {
      asked: 'a skeleton with a template.yaml of another tool',
      paths: ['harbour/shipping/skeleton'],
      lines: [shipping],
    },
    {
      asked: 'a capability',
      paths: ['harbour/capabilities/ci/woodpecker'],
      lines: [woodpecker],
    },
    { asked: 'the platform', paths: ['harbour/platform.yaml'], lines: [platform] },
    {
      asked: 'two paths of one catalog',
      paths: ['harbour/platform.yaml', 'harbour/shipping'],
      lines: [platform, shipping],
    },
    {
      asked: 'a file that cannot be checked, for its manifest is broken',
      paths: ['harbour/billing/skeleton/README.md'],
      lines: billing,
    },
    {
      asked: 'a manifest in no catalog',
      paths: ['alone/orders.yaml'],
      lines: ['alone/orders.yaml:12:3  "layer" is not a key of spec  [manifest/unknown-key]'],
    },
    {
      asked: 'a manifest of no kind',
      paths: ['alone/kind.yaml'],
      lines: ['alone/kind.yaml:2:7  "Platfrom" is not a kind of manifest  [manifest/value]'],
    },
    {
      asked: 'a file that is no manifest',
      paths: ['alone/other.yaml'],
      lines: ['alone/other.yaml:1:1  not a manifest: it has no kind  [manifest/missing-key]'],
    },
  ])('$asked', async ({ paths, lines }) => {
    expect(await linesOf(paths)).toEqual({ exit: 1, lines });
  });

  test.each([
    { asked: 'a sound template', path: 'harbour/fishing', line: '1 template, 1 file in harbour' },
    {
      asked: 'one file of it',
      path: 'harbour/fishing/skeleton/README.md.hbs',
      line: '1 file in harbour',
    },
    { asked: 'a sound manifest in no catalog', path: 'alone/sound.yaml', line: '1 file' },
    { asked: 'answers in no catalog', path: 'alone/answers.yaml', line: '1 file' },
  ])('$asked is fine though others are not', async ({ path, line }) => {
    expect(await linesOf([path])).toEqual({ exit: 0, lines: [`${line}: no problems found`] });
  });

  test.each([
    { asked: 'a file that is not valid YAML', path: 'alone/notes.txt' },
    { asked: 'a folder without manifests', path: 'alone' },
  ])('$asked cannot be validated', async ({ path }) => {
    const { exit, lines } = await linesOf([path]);
    expect(exit).toBe(2);
    expect(lines).toEqual([
      `${path} is neither a manifest nor inside a catalog  [catalog/missing]`,
    ]);
  });

  test.each([
    { typo: 'harbuor', meant: 'harbour' },
    { typo: 'harbour/fishing/skeletn', meant: 'harbour/fishing/skeleton' },
    { typo: 'harbour/shipping/template.yml', meant: 'harbour/shipping/template.yaml' },
  ])('$slip is reported as what it was meant to be', async ({ typo, meant }) => {
    const { exit, out } = await runValidate({ templates: 'nowhere', paths: [`${scopes}/${typo}`] });
    expect({ exit, out: out.replaceAll(`${scopes}/`, '') }).toEqual({
      exit: 2,
      out: `${typo} does not exist  [catalog/missing]\n   hint  did you mean ${meant}?\n`,
    });
  });

  test('all paths at which there is nothing are reported at once', async () => {
    const { exit, lines } = await linesOf(['mole/east', 'harbour', 'mole/west']);
    expect({ exit, lines }).toEqual({
      exit: 2,
      lines: [
        'mole/east does not exist  [catalog/missing]',
        'mole/west does not exist  [catalog/missing]',
      ],
    });
  });

  test('a catalog that is not there is no success', async () => {
    const { exit, out } = await runValidate({ templates: `${scopes}/nowhere` });
    expect(exit).toBe(2);
    expect(out).toContain('[catalog/missing]');
  });
});
