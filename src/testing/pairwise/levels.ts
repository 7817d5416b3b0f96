import { choicesOf } from '../../catalog/manifest/choice.ts';
import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { invalidValueReason } from '../../scaffold/answers/check-value.ts';
import type { Value } from '../../shared/data/value.ts';
import type { Expression } from '../../templating/syntax.ts';

/** The values of a parameter that a case should try; none for one that may be anything and decides nothing. */
export function valuesToTry(
  name: string,
  parameter: Parameter,
  conditions: readonly Expression[],
): readonly Value[] {
  if (parameter.type === 'boolean') return [true, false];
  const choices = choicesOf(parameter)?.map(({ value }) => value);
  const candidates: readonly Value[] =
    choices === undefined
      ? conditions.flatMap((condition) => valuesIn(name, parameter, condition))
      : parameter.type === 'array'
        ? [[], ...choices.map((choice) => [choice]), choices]
        : choices;
  const allowed = candidates.filter((value) => invalidValueReason(parameter, value) === undefined);
  return [...new Map(allowed.map((value) => [JSON.stringify(value), value])).values()];
}

/**
 * The values around those that a condition compares the parameter with; and empty, where a condition tests for a
 * value.
 */
function valuesIn(name: string, parameter: Parameter, expression: Expression): readonly Value[] {
  if (isName(expression, name)) return [nothingOf(parameter)];
  if (expression.kind !== 'call') return [];
  const { args } = expression;
  const literals = args.some((arg) => isName(arg, name))
    ? args.flatMap((arg) => (arg.kind === 'literal' ? around(arg.value) : []))
    : [];
  return [...literals, ...args.flatMap((arg) => valuesIn(name, parameter, arg))];
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && !expression.data && expression.path.join('.') === name;
}

function around(value: Value): readonly Value[] {
  return typeof value === 'number' ? [value - 1, value, value + 1] : [value];
}

function nothingOf({ type }: Parameter): Value {
  if (type === 'array') return [];
  return type === 'string' ? '' : 0;
}
