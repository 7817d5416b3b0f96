import type { Catalog } from '../catalog/catalog.ts';
import type { Example } from '../catalog/manifest/example.ts';
import { locationOfKey, type WithSource } from '../catalog/manifest/source-map.ts';
import { invalidValueReason } from '../scaffold/answers/check-value.ts';
import {
  type AnswerSource,
  answersFromMapping,
  mergeProvided,
  type ProvidedAnswers,
} from '../scaffold/answers/provided-answers.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { type Resolution, resolveAnswers } from '../scaffold/answers/resolve.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { Value } from '../shared/data/value.ts';
import { sampleValueOf } from './sample-value.ts';

/**
 * The answers of an example: as provided by the user (`file`: an unknown one is an error), or as initial values
 * (`lock`: those that do not apply are unused).
 */
export function answersFromExample(
  example: WithSource<Example>,
  source: Extract<AnswerSource, 'file' | 'lock'>,
): ProvidedAnswers {
  return answersFromMapping(example.value.answers as Readonly<Record<string, Value>>, {
    source,
    label: 'the example',
    locationOf: (name) => locationOfKey(example, ['answers', name]),
  });
}

/**
 * Resolves the answers of a composition. A default of the platform that its parameter does not allow is reported for
 * the platform, and ignored here.
 */
export function resolveCaseAnswers(
  catalog: Catalog,
  composition: Composition,
  ...provided: readonly ProvidedAnswers[]
): Resolution {
  const defaults = Object.entries(catalog.platform?.value.spec.defaults ?? {}).filter(
    ([name, value]) =>
      composition.questions.some(
        (question) =>
          question.name === name &&
          invalidValueReason(question.parameter, value as Value) === undefined,
      ),
  );
  const byPlatform = answersFromMapping(
    Object.fromEntries(defaults) as Readonly<Record<string, Value>>,
    {
      source: 'platform',
      label: 'platform.yaml',
    },
  );
  return resolveAnswers(composition, mergeProvided(...provided, byPlatform));
}

/** The same, and a sample for each answer that is missing; what has no sample stays missing. */
export function resolveWithSamples(
  catalog: Catalog,
  composition: Composition,
  ...provided: readonly ProvidedAnswers[]
): Resolution {
  const samples = new Map<string, { value: Value; source: 'lock'; label: string }>();
  for (;;) {
    const resolution = resolveCaseAnswers(catalog, composition, ...provided, samples);
    const added = resolution.missing.flatMap(({ name, parameter }: Question) => {
      const value = samples.has(name) ? undefined : sampleValueOf(parameter);
      return value === undefined ? [] : [[name, value] as const];
    });
    if (added.length === 0) return resolution;
    for (const [name, value] of added)
      samples.set(name, { value, source: 'lock', label: 'a sample' });
  }
}
