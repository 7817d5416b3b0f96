import { whyNotValue } from '../answers/check-value.ts';
import { type GivenAnswers, givenByMapping, mergeGiven, type Source } from '../answers/given.ts';
import type { Question } from '../answers/question.ts';
import { type Resolution, resolveAnswers } from '../answers/resolve.ts';
import type { Composition } from '../capability/compose.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Value } from '../data/value.ts';
import type { Example } from '../manifest/example.ts';
import { placeOfKey, type Sourced } from '../manifest/source.ts';
import { sampleOf } from './sample.ts';

/**
 * The answers of an example: as a person gave them (`file`: an answer too many is an error), or as
 * values to start from (`lock`: those that have no place here rest unused).
 */
export function givenByExample(
  example: Sourced<Example>,
  source: Extract<Source, 'file' | 'lock'>,
): GivenAnswers {
  return givenByMapping(example.value.answers as Readonly<Record<string, Value>>, {
    source,
    label: 'the example',
    placeOf: (name) => placeOfKey(example, ['answers', name]),
  });
}

/**
 * The answers of a composition from what is given and the defaults. A default of the platform that its
 * parameter cannot take is told of the platform, and left out here.
 */
export function resolveTrial(
  catalog: Catalog,
  composition: Composition,
  ...given: readonly GivenAnswers[]
): Resolution {
  const defaults = Object.entries(catalog.platform?.value.spec.defaults ?? {}).filter(
    ([name, value]) =>
      composition.questions.some(
        (question) =>
          question.name === name && whyNotValue(question.parameter, value as Value) === undefined,
      ),
  );
  const byPlatform = givenByMapping(
    Object.fromEntries(defaults) as Readonly<Record<string, Value>>,
    {
      source: 'platform',
      label: 'platform.yaml',
    },
  );
  return resolveAnswers(composition, mergeGiven(...given, byPlatform));
}

/** The same, and a sample for each answer that is missing; what has no sample stays missing. */
export function resolveWithSamples(
  catalog: Catalog,
  composition: Composition,
  ...given: readonly GivenAnswers[]
): Resolution {
  const samples = new Map<string, { value: Value; source: 'lock'; label: string }>();
  for (;;) {
    const resolution = resolveTrial(catalog, composition, ...given, samples);
    const added = resolution.missing.flatMap(({ name, parameter }: Question) => {
      const value = samples.has(name) ? undefined : sampleOf(parameter);
      return value === undefined ? [] : [[name, value] as const];
    });
    if (added.length === 0) return resolution;
    for (const [name, value] of added)
      samples.set(name, { value, source: 'lock', label: 'a sample' });
  }
}
