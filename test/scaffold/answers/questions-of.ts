import { parseManifest } from '../../../src/catalog/manifest/parse.ts';
import { templateSchema } from '../../../src/catalog/manifest/template.ts';
import type { Facts } from '../../../src/scaffold/answers/facts.ts';
import {
  answersFromFlags,
  mergeProvided,
  type ProvidedAnswers,
  type ProvidedValue,
} from '../../../src/scaffold/answers/provided-answers.ts';
import { prepareQuestions, type Question } from '../../../src/scaffold/answers/question.ts';
import {
  type Answer,
  type Resolution,
  resolveAnswers,
} from '../../../src/scaffold/answers/resolve.ts';
import type { Mapping, Value } from '../../../src/shared/data/value.ts';
import { type Result, unwrap } from '../../../src/shared/result.ts';
import { templateText } from '../../catalog/catalog-of.ts';

const platform: Mapping = { defaultOwner: 'paving-crew', domain: 'tarmac.example' };

export const facts: Facts = {
  platform,
  template: { name: 'rust-worker', edition: '2024' },
  layers: undefined,
};

/** The questions of a template with these parameters, in YAML indented by four. */
export function prepare(parameters: string): Result<readonly Question[]> {
  const text = templateText('rust-worker', `  parameters:\n${parameters}`);
  const source = unwrap(parseManifest(templateSchema, text, 'paths/rust-worker/template.yaml'));
  return prepareQuestions([{ owner: 'rust-worker', source }], facts);
}

function questionsOf(parameters: string): readonly Question[] {
  return unwrap(prepare(parameters));
}

/** What comes of these `--set` flags, before all else that is given. */
export function resolve(
  parameters: string,
  flags: readonly string[] = [],
  ...others: readonly ProvidedAnswers[]
): Resolution {
  const provided = mergeProvided(unwrap(answersFromFlags(flags)), ...others);
  return resolveAnswers({ questions: questionsOf(parameters), facts }, provided);
}

/** The answers in short: each with its value. */
export function valuesOf({ answers }: Resolution): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    [...answers].map(([name, { value }]: [string, Answer]) => [name, value]),
  );
}

export function messagesOf({ diagnostics }: Resolution): readonly string[] {
  return diagnostics.map(({ message }) => message);
}

export function provided(
  source: ProvidedValue['source'],
  values: Readonly<Record<string, Value>>,
): ProvidedAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, { value, source, label: `a ${source}` }]),
  );
}
