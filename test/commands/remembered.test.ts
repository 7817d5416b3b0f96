import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWithShipped } from '../support/run-idp.ts';
import { treeText } from '../support/tree-text.ts';

test('a run that remembers says and writes what the first one did', async () => {
  const { idp, root, work } = shellWithShipped();
  const environment = { IDP_CACHE: join(root, 'cache') };
  const both = async (...args: readonly string[]) => [
    await idp(args, { environment }),
    await idp(args, { environment }),
  ];
  for (const args of [
    ['list'],
    ['list', '--layers'],
    ['show', 'node-service', '--format', 'json'],
  ]) {
    const [first, second] = await both(...args);
    expect(first?.exit).toBe(0);
    expect(second).toEqual(first);
  }
  await idp(['new', 'service', 'one', '--yes', '--no-hooks', '--out', 'a']);
  await idp(['new', 'service', 'one', '--yes', '--no-hooks', '--out', 'b'], {
    environment,
  });
  expect(treeText(join(work, 'b'))).toBe(treeText(join(work, 'a')));
  const [first, second] = [
    await idp(['status'], { environment, from: 'work/a' }),
    await idp(['status'], { environment, from: 'work/a' }),
  ];
  expect(second).toEqual(first);
  expect(readdirSync(join(root, 'cache'))).toHaveLength(1);
});

test('a manifest that changed is read again', async () => {
  const { idp, root, work } = shellWithShipped();
  const environment = { IDP_CACHE: join(root, 'cache') };
  const catalog = join(work, 'mine');
  cpSync(join(root, 'catalog'), catalog, { recursive: true, dereference: true });
  const list = () => idp(['list', '--catalog', 'mine'], { environment });
  const before = await list();
  appendFileSync(join(catalog, 'node-service/template.yaml'), 'extra: 1\n');
  const after = await list();
  expect(before.err).toBe('');
  expect(after.err).toContain('"extra" is not a key of the manifest');
});
