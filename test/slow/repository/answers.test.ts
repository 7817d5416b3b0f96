import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readExample } from '../support/example.ts';
import { expectSuccess, run } from '../support/run.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

interface Shown {
  readonly parameters: readonly { readonly name: string; readonly default: unknown }[];
}

it('the example with every parameter turned leaves none at its default', async () => {
  const args = ['show', 'node-service', '--format', 'json'];
  const shown = await run('bin/idp.js', args, { cwd: repository });
  expectSuccess(shown);
  const { parameters } = JSON.parse(shown.stdout) as Shown;
  const { answers } = readExample('all-turned');
  expect(Object.keys(answers).sort()).toEqual(parameters.map(({ name }) => name).sort());
  for (const parameter of parameters) {
    expect(answers[parameter.name], parameter.name).not.toEqual(parameter.default);
  }
});

it('the example with all defaults answers what has none, and nothing else', () => {
  expect(Object.keys(readExample('default').answers)).toEqual(['name']);
});
