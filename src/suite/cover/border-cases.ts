import { whyNotValue } from '../../answers/check-value.ts';
import type { Question } from '../../answers/question.ts';
import { layerOf } from '../../capability/reference.ts';
import type { Value } from '../../data/value.ts';
import { choicesOf } from '../../manifest/choice.ts';
import { formats } from '../../manifest/format.ts';
import type { Parameter, TextLimits } from '../../manifest/parameter.ts';
import { fillUp } from '../../validate/selections.ts';
import type { Bench, SettledTrial } from '../../validate/settle-trial.ts';
import type { Case } from '../case.ts';
import { flagsOf, settleRow, variableOfParameter } from './lay-row.ts';
import { variableOfLayer } from './layer-variables.ts';
import type { Row } from './variable.ts';

/** The ends at which an answer is tried; `beside` is next to what is not allowed. */
const borders = ['least', 'most', 'beside'] as const;

type Border = (typeof borders)[number];

/**
 * Cases in which every answer of the default path stands at one end of what is allowed: the least and the most of
 * numbers and lengths, and the neighbors of reserved words. What a rule rules out stays as usual.
 */
export function borderCases(bench: Bench): readonly Case[] {
  const { template, choices } = bench;
  const ids = fillUp(choices, [], choices.defaults);
  const layers: Row = new Map(
    choices.ids.map((id) => [
      variableOfLayer(id),
      ids.find((one) => layerOf(one) === layerOf(id)) ?? 'none',
    ]),
  );
  const start = settleRow(bench, layers);
  if (start === undefined || !isSound(start)) return [];
  return borders.flatMap((border) => {
    const row = start.composition.questions.reduce(
      (row, question) => pushTo(border, question, row, bench),
      layers,
    );
    const settled = row === layers ? undefined : settleRow(bench, row);
    if (settled === undefined) return [];
    const name = `${template.id}/${border}`;
    const common = { kind: 'cover', owner: template.id, file: undefined } as const;
    return [{ ...settled, ...common, name, flags: flagsOf(row) }];
  });
}

/** The row with the answer of a question at a border, unless that breaks something. */
function pushTo(border: Border, { name, parameter }: Question, row: Row, bench: Bench): Row {
  const value = valueAt(border, parameter);
  if (value === undefined) return row;
  const pushed = new Map([...row, [variableOfParameter(name), JSON.stringify(value)]]);
  const settled = settleRow(bench, pushed);
  return settled && isSound(settled) && settled.resolution.answers.has(name) ? pushed : row;
}

function isSound({ resolution }: SettledTrial): boolean {
  return resolution.problems.length === 0 && resolution.missing.length === 0;
}

function valueAt(border: Border, parameter: Parameter): Value {
  const candidates = candidatesAt(border, parameter);
  return candidates.find((value) => whyNotValue(parameter, value) === undefined);
}

function candidatesAt(border: Border, parameter: Parameter): readonly Value[] {
  if (parameter.type === 'boolean' || choicesOf(parameter) !== undefined) return [];
  if (parameter.type === 'array')
    return border === 'least' && (parameter.minItems ?? 0) === 0 ? [[]] : [];
  if (parameter.type === 'string') return textsAt(border, parameter);
  const end = { least: parameter.minimum, most: parameter.maximum, beside: undefined }[border];
  return end === undefined ? [] : [end];
}

function textsAt(border: Border, limits: TextLimits): readonly string[] {
  const { minLength, maxLength, reserved = [] } = limits;
  const format = limits.format && formats[limits.format];
  if (border === 'beside')
    return reserved.flatMap((word) => [`${word}s`, `${word}-x`, `my-${word}`]);
  const longest = format && 'longest' in format ? format.longest : undefined;
  if (border === 'most') {
    const most = Math.min(
      maxLength ?? Number.POSITIVE_INFINITY,
      longest ?? Number.POSITIVE_INFINITY,
    );
    return Number.isFinite(most) ? [(format?.example ?? 'x').slice(0, most).padEnd(most, 'x')] : [];
  }
  if (minLength === undefined && longest === undefined) return [];
  const least = Math.max(1, minLength ?? 1);
  return ['x'.repeat(least), (format?.example ?? 'x').slice(0, least)];
}
