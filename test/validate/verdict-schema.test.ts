import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { runValidate } from './run-validate.ts';

const fixtures = 'test/validate/fixtures';

async function validator() {
  const { exit, out } = await shellWith('several-of-one-kind').idp(['schema', 'verdict']);
  expect(exit).toBe(0);
  return new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(
    JSON.parse(out),
  );
}

test('the schema accepts what is really printed: of what is wrong in many ways, or sound, or not there', async () => {
  const accepts = await validator();
  const catalogs = [
    'err/manifest-every-error',
    'err/no-files',
    'err/output-cannot-be-parsed',
    'ok/paths',
  ];
  for (const templates of [...catalogs.map((name) => `${fixtures}/${name}`), 'nowhere']) {
    const { out } = await runValidate({ templates, format: 'json' });
    const valid = accepts(JSON.parse(out));
    expect({ templates, valid, errors: accepts.errors }).toMatchObject({ valid: true });
  }
});

test.each([
  { of: 'no list of errors', result: { version: 2, checked: {} } },
  { of: 'another version', result: { version: 2, errors: [], checked: {} } },
  { of: 'an error without a place', result: { version: 2, errors: [{ code: 'a/b' }] } },
])('and refuses $of', async ({ result }) => {
  const accepts = await validator();
  expect(accepts(result)).toBe(false);
});
