import type { Facts } from '../../src/answers/facts.ts';
import {
  type Given,
  type GivenAnswers,
  givenByFlags,
  mergeGiven,
} from '../../src/answers/given.ts';
import { prepareQuestions, type Question } from '../../src/answers/question.ts';
import { type Answer, type Resolution, resolveAnswers } from '../../src/answers/resolve.ts';
import type { Mapping, Value } from '../../src/data/value.ts';
import { type Checked, orThrow } from '../../src/errors/checked.ts';
import { parseManifest } from '../../src/manifest/parse.ts';
import { templateSchema } from '../../src/manifest/template.ts';
import { templateText } from '../catalog/catalog-of.ts';

const platform: Mapping = { defaultOwner: 'paving-crew', domain: 'tarmac.example' };

export const facts: Facts = {
  platform,
  template: { name: 'rust-worker', edition: '2024' },
  layers: undefined,
};

/** The questions of a template with these parameters, in YAML indented by four. */
export function prepare(parameters: string): Checked<readonly Question[]> {
  const text = templateText('rust-worker', `  parameters:\n${parameters}`);
  const source = orThrow(parseManifest(templateSchema, text, 'paths/rust-worker/template.yaml'));
  return prepareQuestions([{ owner: 'rust-worker', source }], facts);
}

export function questionsOf(parameters: string): readonly Question[] {
  return orThrow(prepare(parameters));
}

/** What comes of these `--set` flags, before all else that is given. */
export function resolve(
  parameters: string,
  flags: readonly string[] = [],
  ...others: readonly GivenAnswers[]
): Resolution {
  const given = mergeGiven(orThrow(givenByFlags(flags)), ...others);
  return resolveAnswers({ questions: questionsOf(parameters), facts }, given);
}

/** The answers in short: each with its value. */
export function valuesOf({ answers }: Resolution): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    [...answers].map(([name, { value }]: [string, Answer]) => [name, value]),
  );
}

export function messagesOf({ problems }: Resolution): readonly string[] {
  return problems.map(({ message }) => message);
}

export function given(
  source: Given['source'],
  values: Readonly<Record<string, Value>>,
): GivenAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, { value, source, label: `a ${source}` }]),
  );
}
