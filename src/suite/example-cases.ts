import type { Checked } from '../errors/checked.ts';
import type { Example } from '../manifest/example.ts';
import type { Sourced } from '../manifest/source.ts';
import {
  type Bench,
  type SettledTrial,
  settleCapabilityExample,
  settleExample,
} from '../validate/settle-trial.ts';
import type { Case } from './case.ts';

/**
 * Every example of a template, and those of each capability that it offers. What cannot be settled is left
 * out: validation has told of it.
 */
export function exampleCases(bench: Bench): readonly Case[] {
  const { studies } = bench.survey;
  const template = bench.template.id;
  const examplesOf = (id: string) => studies.get(id)?.examples ?? [];
  return [
    ...examplesOf(template).flatMap((example) =>
      toCase(settleExample(bench, example), example, { owner: template }),
    ),
    ...bench.choices.ids.flatMap((owner) =>
      examplesOf(owner).flatMap((example) =>
        toCase(settleCapabilityExample(bench, owner, example), example, { owner, template }),
      ),
    ),
  ];
}

function toCase(
  settled: Checked<SettledTrial> | undefined,
  { file }: Sourced<Example>,
  { owner, template }: { readonly owner: string; readonly template?: string },
): readonly Case[] {
  if (!settled?.ok) return [];
  const own = `${owner}/${stemOf(file)}`;
  const name = template === undefined ? own : `${own} in ${template}`;
  return [{ ...settled.value, name, kind: 'example', owner, file, flags: [] }];
}

/** `large` of `…/examples/large.yaml`. */
export function stemOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}
