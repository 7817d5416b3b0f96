import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

const files = {
  template: /^[^/]+\/template\.yaml$/,
  capability: /^capabilities\/[^/]+\/[^/]+\/capability\.yaml$/,
  platform: /^platform\.yaml$/,
  example: /\/examples\/[^/]+\.yaml$/,
};

async function schemaOf(kind: string) {
  const run = await shellWith('several-of-one-kind').idp(['schema', kind]);
  expect(run).toMatchObject({ exit: 0, err: '' });
  return JSON.parse(run.out);
}

async function validatorOf(kind: string) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  // Read by editors: https://github.com/redhat-developer/yaml-language-server
  return ajv.addVocabulary(['deprecationMessage']).compile(await schemaOf(kind));
}

test.each(Object.entries(files))('the schema of a %s accepts what ships', async (kind, pattern) => {
  const accepts = await validatorOf(kind);
  const shipped = pathsIn('templates').filter((path) => pattern.test(path));
  expect(shipped).not.toEqual([]);
  for (const file of shipped) {
    const valid = accepts(parse(readFileSync(join('templates', file), 'utf8')));
    expect({ file, valid, errors: accepts.errors }).toEqual({ file, valid: true, errors: null });
  }
});

test('--out writes the schema of every manifest, as editors are told to look for them', async () => {
  const shell = shellWith('several-of-one-kind');
  const run = await shell.idp(['schema', '--out', 'editor/schemas']);
  expect(run).toEqual({ exit: 0, out: '', err: '' });
  for (const kind of Object.keys(files)) {
    const text = readFileSync(join(shell.work, `editor/schemas/${kind}.schema.json`), 'utf8');
    expect(JSON.parse(text)).toEqual(await schemaOf(kind));
  }
});

describe('the schema of a template', () => {
  test('is that of no kind named', async () => {
    const { idp } = shellWith('several-of-one-kind');
    expect(await idp(['schema'])).toEqual(await idp(['schema', 'template']));
  });

  test('refuses what idp refuses', async () => {
    const accepts = await validatorOf('template');
    const text = readFileSync('test/commands/fixtures/one-broken-manifest/leaky/template.yaml');
    expect(accepts(parse(text.toString()))).toBe(false);
    const said = accepts.errors?.map(({ message, params }) => [message, params]);
    expect(said).toContainEqual([
      'must NOT have additional properties',
      { additionalProperty: 'ownr' },
    ]);
    expect(said).toContainEqual([
      "must have required property 'owner'",
      { missingProperty: 'owner' },
    ]);
  });
});
