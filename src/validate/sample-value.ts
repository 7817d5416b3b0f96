import { choicesOf } from '../catalog/manifest/choice.ts';
import { formats } from '../catalog/manifest/format.ts';
import type { Parameter, TextLimits } from '../catalog/manifest/parameter.ts';
import { invalidValueReason } from '../scaffold/answers/check-value.ts';
import type { Value } from '../shared/data/value.ts';

/** A value that satisfies a parameter; undefined if none can be guessed from what it declares. */
export function sampleValueOf(parameter: Parameter): Value {
  return candidatesFor(parameter).find(
    (value) => invalidValueReason(parameter, value) === undefined,
  );
}

function candidatesFor(parameter: Parameter): readonly Value[] {
  const choices = choicesOf(parameter)?.map(({ value }) => value);
  switch (parameter.type) {
    case 'boolean':
      return [true];
    case 'array':
      return listsOf(choices ?? textsFor(parameter.items), parameter.minItems ?? 1);
    case 'string':
      return choices ?? textsFor(parameter);
    default:
      return choices ?? numbersFor(parameter);
  }
}

function listsOf(items: readonly Value[], fewest: number): readonly Value[] {
  const [first] = items;
  const several = Array.from({ length: fewest }, (_, index) => `${String(first)}-${index + 1}`);
  return [items.slice(0, Math.max(1, fewest)), several, []];
}

function textsFor({ format, minLength = 0, maxLength }: TextLimits): readonly string[] {
  const example = format === undefined ? 'example' : formats[format].example;
  return [example, example.slice(0, maxLength), example.padEnd(minLength, 'x'), '1', 'A'];
}

function numbersFor(limits: {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly multipleOf?: number | undefined;
}): readonly number[] {
  const { minimum = 1, maximum = minimum, multipleOf = 1 } = limits;
  return [minimum, Math.ceil(minimum / multipleOf) * multipleOf, maximum, 0];
}
