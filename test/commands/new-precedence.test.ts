import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

interface Said {
  readonly name: string;
  readonly value: unknown;
  readonly source: string;
}

async function answersOf(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, readonly [unknown, string]>> {
  const { idp, write } = shellWith('template-and-layers');
  write('log.yaml', 'captain: bligh\ndecks: 3\n');
  const argv = ['new', 'vessel', 'anna', '--dry-run', '--format', 'json', ...args];
  const run = await idp(argv, { environment });
  expect(run.err).toBe('');
  const { answers } = JSON.parse(run.out) as { readonly answers: readonly Said[] };
  return new Map(answers.map(({ name, value, source }) => [name, [value, source]]));
}

const file = ['--answers', 'log.yaml'];
const flag = ['--set', 'captain=sparrow'];
const variable = { IDP_SET_CAPTAIN: 'nemo' };

const cases = [
  ['--set over all', [...flag, ...file], variable, ['sparrow', 'set']],
  ['--answers over the environment', file, variable, ['bligh', 'file']],
  ['the environment over the platform', [], variable, ['nemo', 'environment']],
  ['the platform over the template', [], {}, ['ahab', 'platform']],
  ['an empty text is an answer', ['--set', 'captain='], variable, ['', 'set']],
] as const;

test.each(cases)('%s', async (_, args, environment, expected) => {
  const answers = await answersOf(args, environment);
  expect(answers.get('captain')).toEqual(expected);
});

test('each answer is reported with its source, in the order of the questions', async () => {
  const answers = await answersOf(['--set', 'engine=steam', ...file], { IDP_SET_PORTS: 'oslo' });
  expect([...answers]).toEqual([
    ['name', ['anna', 'set']],
    ['captain', ['bligh', 'file']],
    ['decks', [3, 'file']],
    ['engine', ['steam', 'set']],
    ['coal', [5, 'template']],
    ['ports', [['oslo'], 'environment']],
    ['night', [false, 'template']],
    ['lumen', [40, 'template']],
  ]);
});

test('an answers file may be an example, with layers that flags override', async () => {
  const { idp, write } = shellWith('template-and-layers');
  write('log.yaml', 'answers: { lumen: 9 }\nwith: [beacon=radar, logbook=paper]\n');
  const argv = ['new', 'vessel', 'anna', '--dry-run', '--format', 'json', '--answers', 'log.yaml'];
  const run = await idp([...argv, '--with', 'beacon=lantern', '--without', 'logbook']);
  expect(JSON.parse(run.out)).toMatchObject({
    providers: [{ layer: 'beacon', name: 'lantern', version: '1.0.1' }],
  });
});
