import { choicesOf } from '../../catalog/manifest/choice.ts';
import { formats } from '../../catalog/manifest/format.ts';
import type { Parameter, TextLimits } from '../../catalog/manifest/parameter.ts';
import { invalidValueReason } from '../../scaffold/answers/check-value.ts';
import type { Question } from '../../scaffold/answers/question.ts';
import { layerOfReference } from '../../scaffold/compose/reference.ts';
import type { Value } from '../../shared/data/value.ts';
import type { RenderContext, ResolvedCase } from '../../validate/resolve-case.ts';
import { fillUp } from '../../validate/selections.ts';
import type { Case } from '../case.ts';
import { variableOfLayer } from './layer-variables.ts';
import { flagsOf, resolveRow, variableOfParameter } from './resolve-row.ts';
import type { Row } from './variable.ts';

/** The boundaries of an answer; `beside` is next to a disallowed value. */
const borders = ['least', 'most', 'beside'] as const;

type Border = (typeof borders)[number];

/**
 * Boundary cases: every answer of the default case at one end of what is allowed: the minimum and maximum of numbers
 * and lengths, and the neighbors of reserved words. Values that violate a rule are left at their default.
 */
export function boundaryCases(context: RenderContext): readonly Case[] {
  const { template, choices } = context;
  const ids = fillUp(choices, [], choices.defaults);
  const layers: Row = new Map(
    choices.ids.map((id) => [
      variableOfLayer(id),
      ids.find((one) => layerOfReference(one) === layerOfReference(id)) ?? 'none',
    ]),
  );
  const start = resolveRow(context, layers);
  if (start === undefined || !isSound(start)) return [];
  return borders.flatMap((border) => {
    const row = start.composition.questions.reduce(
      (row, question) => pushTo(border, question, row, context),
      layers,
    );
    const resolved = row === layers ? undefined : resolveRow(context, row);
    if (resolved === undefined) return [];
    const name = `${template.id}/${border}`;
    const common = { kind: 'cover', owner: template.id, file: undefined } as const;
    return [{ ...resolved, ...common, name, flags: flagsOf(row) }];
  });
}

/** The row with the answer of a question at a border, unless that breaks something. */
function pushTo(
  border: Border,
  { name, parameter }: Question,
  row: Row,
  context: RenderContext,
): Row {
  const value = valueAt(border, parameter);
  if (value === undefined) return row;
  const pushed = new Map([...row, [variableOfParameter(name), JSON.stringify(value)]]);
  const resolved = resolveRow(context, pushed);
  return resolved && isSound(resolved) && resolved.resolution.answers.has(name) ? pushed : row;
}

function isSound({ resolution }: ResolvedCase): boolean {
  return resolution.diagnostics.length === 0 && resolution.missing.length === 0;
}

function valueAt(border: Border, parameter: Parameter): Value {
  const candidates = candidatesAt(border, parameter);
  return candidates.find((value) => invalidValueReason(parameter, value) === undefined);
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
