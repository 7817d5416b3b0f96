import type { Value } from '../shared/data/value.ts';
import type { NumberType, Type } from './type.ts';

/**
 * The assumptions while a condition is evaluated: values of parameters and their limits, truth of what cannot be
 * calculated.
 */
export type Assumed = ReadonlyMap<string, Value>;

/** One of the ways in which things may be. */
export type Assumption = readonly (readonly [key: string, value: Value])[];

/** Something that must be assumed before the rest can be evaluated. */
export interface OpenCondition {
  readonly kind: 'open';
  readonly options: readonly Assumption[];
}

/** A parameter whose value is not known, and what it is compared with. */
interface Comparison {
  readonly parameter: string;
  readonly type: Type;
  readonly literal: Value;
}

export function openValues(parameter: string, values: readonly Value[]): OpenCondition {
  return { kind: 'open', options: values.map((value) => [[parameter, value]]) };
}

/** True or false; each may narrow a parameter. */
export function openTruth(
  key: string,
  held: Assumption = [],
  failed: Assumption = [],
): OpenCondition {
  return {
    kind: 'open',
    options: [
      [[key, true], ...held],
      [[key, false], ...failed],
    ],
  };
}

/** A comparison that may hold or not: then the parameter is this value, or lies on this side of it. */
export function openComparison(key: string, as: string, compared: Comparison): OpenCondition {
  const { parameter, type, literal } = compared;
  if (as === 'eq') return openTruth(key, typeof literal === 'object' ? [] : [[parameter, literal]]);
  if (type.kind !== 'number' || typeof literal !== 'number') return openTruth(key);
  const [minimum, maximum] = [`${parameter} minimum`, `${parameter} maximum`];
  const step = type.whole && Number.isInteger(literal) ? 1 : 0;
  return as === 'lt'
    ? openTruth(key, [[maximum, literal - step]], [[minimum, literal]])
    : openTruth(key, [[minimum, literal + step]], [[maximum, literal]]);
}

/** The type of a number within the limits that are supposed of it. */
export function narrowNumber(type: NumberType, parameter: string, assumed: Assumed): NumberType {
  const limit = (word: string, otherwise: number) => {
    const known = assumed.get(`${parameter} ${word}`);
    return typeof known === 'number' ? known : otherwise;
  };
  return {
    ...type,
    minimum: limit('minimum', type.minimum),
    maximum: limit('maximum', type.maximum),
  };
}
