import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readExample } from '../support/example.ts';
import { expectSuccess, run } from '../support/run.ts';
import { paths } from '../support/variants.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

interface Shown {
  readonly parameters: readonly { readonly name: string; readonly default: unknown }[];
}

it.each(paths)(
  '%s: the example with every parameter turned leaves none at its default',
  async (path) => {
    const args = ['show', path, '--format', 'json'];
    const shown = await run('bin/idp.js', args, { cwd: repository });
    expectSuccess(shown);
    const { parameters } = JSON.parse(shown.stdout) as Shown;
    const { answers } = readExample(path, 'all-turned');
    expect(Object.keys(answers).sort()).toEqual(parameters.map(({ name }) => name).sort());
    for (const parameter of parameters) {
      expect(answers[parameter.name], parameter.name).not.toEqual(parameter.default);
    }
  },
);

it.each(paths)(
  '%s: the example with all defaults answers what has none, and nothing else',
  (path) => {
    expect(Object.keys(readExample(path, 'default').answers)).toEqual(['name']);
  },
);
