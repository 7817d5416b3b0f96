import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/shared/tree/text.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { runValidate } from './run-validate.ts';

/**
 * Every rule works in a partial as in a skeleton file: each fixture is validated again with the text of every rendered
 * file in a partial of its own, and what is reported is the same but for the name of the file.
 */
const fixtures = ['err', 'warn', 'ok']
  .flatMap((kind) => readdirSync(`test/validate/fixtures/${kind}`).map((name) => `${kind}/${name}`))
  .filter((name) => filesBelow(`test/validate/fixtures/${name}`).some((file) => ownerOf(file)));

/** Their findings name the catalog's folder or a calling file, list the partials there are, or are allowed by a path. */
const notComparable = [
  'err/conditions-in-partials',
  'err/examples',
  'err/no-expression',
  'ok/warnings-allowed',
];

describe.each([
  ['of its template or capability', (folder: string) => `${folder}/partials`],
  ['of the catalog', () => 'partials'],
])('the same is reported in a partial %s', (_, folderFor) => {
  test.each(fixtures.filter((name) => !notComparable.includes(name)))('%s', async (name) => {
    const catalog = `test/validate/fixtures/${name}`;
    const root = tempFolder();
    cpSync(catalog, root, { recursive: true, verbatimSymlinks: true });
    const originals = moveTexts(root, folderFor);
    expect(await findings(root, originals)).toEqual(await findings(catalog, new Map()));
  });
});

/** Moves the text of each rendered file into a partial; returns the file of each partial. */
function moveTexts(
  root: string,
  folderFor: (folder: string) => string,
): ReadonlyMap<string, string> {
  const originals = new Map<string, string>();
  for (const path of filesBelow(root)) {
    const owner = ownerOf(path);
    const text = owner && decodeText(readFileSync(join(root, path)));
    if (!owner || text === undefined) continue;
    const partial = `moved${originals.size}`;
    const file = `${folderFor(owner)}/${partial}.hbs`;
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
    writeFileSync(join(root, path), `{{> ${partial}}}`);
    originals.set(file, path);
  }
  return originals;
}

/** The folder of the template or capability that renders a file. */
function ownerOf(path: string): string | undefined {
  return /^(.+?)\/(?:skeleton(?:\.[^/]+)?|slots)\/.*\.hbs$/.exec(path)?.[1];
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort();
}

async function findings(
  root: string,
  originals: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const { out } = await runValidate({ templates: root, format: 'json' });
  const named = [...originals].reduce(
    (text, [partial, file]) => text.replaceAll(partial, file),
    out.replaceAll(`${root}/`, '').replaceAll(root, 'catalog'),
  );
  const { errors, warnings } = JSON.parse(named);
  return [...errors, ...warnings]
    .map((one) => JSON.stringify(one).replace(/in (every|any) call of this partial/, 'here'))
    .sort();
}
