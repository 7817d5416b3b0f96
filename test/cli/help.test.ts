import { describe, expect, test } from 'vitest';
import { exampleIn } from '../support/example-in.ts';
import { shellWith, shellWithShipped } from '../support/run-idp.ts';

const readers = ['new', 'list', 'show', 'validate', 'test'];
const inServices = ['status', 'update', 'add', 'remove', 'adopt', 'explain'];
const commands = [...readers, 'dev', ...inServices, 'schema', 'completion', 'help'];

test('without words, with --help and with help, the commands are reported', async () => {
  const { idp } = shellWith('several-of-one-kind');
  const told = await idp([]);
  expect(told).toMatchObject({ exit: 0, err: '' });
  expect(/Commands:\n([\s\S]*?)\n\n/.exec(told.out)?.[1]?.match(/^ {2}[a-z]+/gm)).toEqual(
    commands.map((command) => `  ${command}`),
  );
  expect(await idp(['--help'])).toEqual(told);
  expect(await idp(['help'])).toEqual(told);
});

test('the version is that of the package', async () => {
  const run = await shellWith('several-of-one-kind').idp(['--version']);
  expect(run).toEqual({ exit: 0, out: '9.8.7\n', err: '' });
});

describe.each(commands)('the help of %s', (command) => {
  test('has a sentence, and one for each of its flags and arguments', async () => {
    const { idp } = shellWith('several-of-one-kind');
    const help = await idp([command, '--help']);
    expect(help).toMatchObject({ exit: 0, err: '' });
    expect(await idp(['help', command])).toEqual(help);
    expect(help.out).toMatch(/^Usage: idp \w+.*\n\n[A-Z][\s\S]*?\.\n\n/);
    const [lists = '', example] = help.out.split('\nExample:\n');
    expect(example).toContain(`idp ${command}`);
    const entries = lists.split('\n').filter((line) => /^ {2}\S/.test(line));
    for (const entry of entries) expect(entry).toMatch(/^ {2}\S.*?\s{2,}\S.*$/);
  });

  test('fits into eighty columns and tells no default that goes without saying', async () => {
    const { out } = await shellWith('several-of-one-kind').idp([command, '--help']);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/default: (false|\[\])/);
  });
});

/** That of `idp test`, which renders every case, is run in `testing/this-catalog.test.ts`. */
test.each(readers.filter((command) => command !== 'test'))(
  'the example of %s works with the catalog that ships',
  async (command) => {
    const { idp } = shellWithShipped();
    const example = exampleIn((await idp([command, '--help'])).out);
    const run = await idp([...example, ...(command === 'new' ? ['--dry-run'] : [])], {
      environment: { IDP_CATALOG: '../catalog' },
    });
    expect(run).toMatchObject({ exit: 0, err: '' });
  },
);
