import { listText } from '../../answers/coerce.ts';
import type { GivenAnswers } from '../../answers/given.ts';
import { contributorsOf } from '../../capability/compose.ts';
import { isList, type Value } from '../../data/value.ts';
import type { Bench, SettledTrial } from '../../validate/settle-trial.ts';
import { givenByExample, resolveWithSamples } from '../../validate/trial-answers.ts';
import { capabilitiesIn, flagsOfLayers, off } from './layer-variables.ts';
import type { Row } from './variable.ts';

/** The variable of a parameter. */
export function variableOfParameter(name: string): string {
  return `${prefix}${name}`;
}

const prefix = 'parameter ';

/** What no value is: the parameter is asked, and has whatever the examples say; or it is not there at all. */
export const asUsual = 'as usual';
export const absent = 'absent';

/**
 * What a row means: its capabilities, its values, and the first example of each contributor for all else.
 * Undefined if they cannot be composed, or an answer is missing.
 */
export function settleRow({ survey, composeOnce }: Bench, row: Row): SettledTrial | undefined {
  const composed = composeOnce(capabilitiesIn(row));
  if (!composed.ok) return undefined;
  const composition = composed.value;
  const examples = contributorsOf(composition).flatMap(
    ({ id }) => survey.studies.get(id)?.examples.slice(0, 1) ?? [],
  );
  const given = [valuesIn(row), ...examples.map((example) => givenByExample(example, 'lock'))];
  const resolution = resolveWithSamples(survey.catalog, composition, ...given);
  return { composition, resolution };
}

/** A row as flags of `idp new`. */
export function flagsOf(row: Row): readonly string[] {
  const values = [...valuesIn(row)].map(([name, { value }]) => `--set ${name}=${textOf(value)}`);
  return [...flagsOfLayers(row), ...values];
}

function textOf(value: Value): string {
  if (isList(value)) return listText(value).replaceAll(', ', ',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Values that have no place rest unused, as those of a lock do. */
function valuesIn(row: Row): GivenAnswers {
  return new Map(
    [...row].flatMap(([name, level]) =>
      name.startsWith(prefix) && ![asUsual, absent, off].includes(level)
        ? [
            [
              name.slice(prefix.length),
              { value: JSON.parse(level) as Value, source: 'lock' as const, label: 'the cover' },
            ] as const,
          ]
        : [],
    ),
  );
}
