import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runValidate } from './run-validate.ts';

const fixtures = relative(
  process.cwd(),
  fileURLToPath(new URL('./fixtures', import.meta.url)),
).replaceAll('\\', '/');

function casesOf(kind: 'err' | 'warn' | 'ok'): readonly string[] {
  return readdirSync(`${fixtures}/${kind}`).sort();
}

describe('a catalog with something wrong says exactly what', () => {
  test.each(casesOf('err'))('%s', async (name) => {
    const root = `${fixtures}/err/${name}`;
    const { exit, out, err } = await runValidate({ templates: root });
    expect(err).toBe('');
    expect(exit).toBe(name === 'no-template' ? 2 : 1);
    await expect(out.replaceAll(`${root}/`, '').replaceAll(root, 'catalog')).toMatchFileSnapshot(
      `fixtures/err/${name}/expected.txt`,
    );
  });
});

describe('a catalog with warnings says what, and fails where it shall', () => {
  test.each(casesOf('warn'))('%s', async (name) => {
    const root = `${fixtures}/warn/${name}`;
    const { exit, out, err } = await runValidate({ templates: root });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    await expect(out.replaceAll(`${root}/`, '').replaceAll(root, 'catalog')).toMatchFileSnapshot(
      `fixtures/warn/${name}/expected.txt`,
    );
    const strict = await runValidate({ templates: root, strict: true });
    expect(strict).toEqual({ exit: 1, out, err: '' });
  });
});

describe('a catalog with nothing wrong is one line', () => {
  test.each(casesOf('ok'))('%s', async (name) => {
    const root = `${fixtures}/ok/${name}`;
    const { exit, out, err } = await runValidate({ templates: root });
    expect(out.replace(root, 'catalog')).toMatch(
      /^\d+ templates?, (\d+ \w+, )*\d+ files? in catalog: no problems found\n$/,
    );
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });
});
