import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

test.each([
  { args: ['show', 'fery', '--format', 'json'], code: 'catalog/unknown-template' },
  { args: ['--format=json', 'new', 'vessel'], code: 'answers/missing' },
  { args: ['lsit', '--format', 'json'], code: 'usage/invalid' },
  { args: ['list', '--catalog', 'nowhere', '--format', 'json'], code: 'catalog/missing' },
  { args: ['status', '--format', 'json'], code: 'lockfile/missing' },
])('$args prints its errors as a document', async ({ args, code }) => {
  const { idp } = shellWith('template-and-layers');
  const json = await idp(args);
  const { version, errors, ...rest } = JSON.parse(json.out);
  expect({ version, rest }).toEqual({ version: 2, rest: {} });
  expect(errors[0]).toMatchObject({ code, severity: 'error', file: null });
  const text = await idp(args.filter((word) => !/json|^--format$/.test(word)));
  expect(text.out).toBe('');
  expect(json).toMatchObject({ exit: text.exit, err: text.err });
});

test('after a result there is no second document', async () => {
  const run = await shellWith('one-broken-manifest').idp(['list', '--format', 'json']);
  expect(JSON.parse(run.out).templates).toHaveLength(1);
  expect(run).toMatchObject({ exit: 1, err: expect.stringContaining('manifest/unknown-key') });
});
