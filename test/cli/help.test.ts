import { describe, expect, test } from 'vitest';
import { exampleIn } from '../support/example-in.ts';
import { shellWith, shellWithShipped } from '../support/run-idp.ts';

const groups = {
  'Create and change projects': ['new', 'add', 'remove', 'adopt'],
  'Keep projects up to date': ['status', 'update', 'explain'],
  'Find templates': ['list', 'show'],
  'Write templates': ['validate', 'test', 'dev', 'schema'],
  More: ['completion', 'help'],
};
const commands = Object.values(groups).flat();

test('without words, with --help and with help, the commands are reported', async () => {
  const { idp } = shellWith('several-of-one-kind');
  const help = await idp([]);
  expect(help).toMatchObject({ exit: 0, err: '' });
  const sections = help.out.split('\n\n').map((section) => section.split('\n'));
  const shown = sections
    .filter(([title = '']) => title.slice(0, -1) in groups)
    .map(([title = '', ...lines]) => [
      title.slice(0, -1),
      lines.flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? []),
    ]);
  expect(Object.fromEntries(shown)).toEqual(groups);
  expect(await idp(['--help'])).toEqual(help);
  expect(await idp(['help'])).toEqual(help);
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
test.each(['new', 'list', 'show', 'validate'])(
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
