import { listText } from '../../scaffold/answers/coerce.ts';
import type { ProvidedAnswers } from '../../scaffold/answers/provided-answers.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import { isList, type Value } from '../../shared/data/value.ts';
import { answersFromExample, resolveWithSamples } from '../../validate/case-answers.ts';
import type { RenderContext, ResolvedCase } from '../../validate/resolve-case.ts';
import { capabilitiesIn, flagsOfLayers, offLevel } from './layer-variables.ts';
import type { Row } from './variable.ts';

/** The variable of a parameter. */
export function variableOfParameter(name: string): string {
  return `${prefix}${name}`;
}

const prefix = 'parameter ';

/** Not a value: the parameter applies and has the answer of the examples; or it is absent. */
export const usualValueOf = 'as usual';
export const absentLevel = 'absent';

/**
 * What a row means: its capabilities, its values, and the first example of each contributor for all else.
 * Undefined if they cannot be composed, or an answer is missing.
 */
export function resolveRow(
  { analysis, composeOnce }: RenderContext,
  row: Row,
): ResolvedCase | undefined {
  const composed = composeOnce(capabilitiesIn(row));
  if (!composed.ok) return undefined;
  const composition = composed.value;
  const examples = contributorsOf(composition).flatMap(
    ({ id }) => analysis.analyzedContributors.get(id)?.examples.slice(0, 1) ?? [],
  );
  const provided = [
    valuesIn(row),
    ...examples.map((example) => answersFromExample(example, 'lock')),
  ];
  const resolution = resolveWithSamples(analysis.catalog, composition, ...provided);
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
function valuesIn(row: Row): ProvidedAnswers {
  return new Map(
    [...row].flatMap(([name, level]) =>
      name.startsWith(prefix) && ![usualValueOf, absentLevel, offLevel].includes(level)
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
