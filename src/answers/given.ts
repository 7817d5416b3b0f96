import type { Value } from '../data/value.ts';
import { type Checked, checked } from '../errors/checked.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { toConstant } from '../templating/words.ts';

/** Where a value came from, by precedence: the first that has one wins. */
export const sources = [
  'set',
  'file',
  'environment',
  'question',
  'lock',
  'repository',
  'platform',
  'template',
] as const;

export type Source = (typeof sources)[number];

/** A value that somebody gave for a parameter. */
export interface Given {
  readonly value: Value;
  readonly source: Source;
  /** What the person wrote or set, for messages: `--set port=80`, `answers.yaml`, `IDP_SET_PORT`. */
  readonly label: string;
  /** Text of a flag or variable, which the type of its parameter turns into a value. */
  readonly asText?: true;
  /** Further texts of repeated flags: of a list they are more items, of anything else too many. */
  readonly more?: readonly string[];
  readonly place?: Place;
}

/** Given values by parameter. */
export type GivenAnswers = ReadonlyMap<string, Given>;

/** The values of `--set K=V`; what a repeated one means is for its parameter to say. */
export function givenByFlags(flags: readonly string[]): Checked<GivenAnswers> {
  const given = new Map<string, Given>();
  const problems: Problem[] = [];
  for (const flag of flags) {
    const equals = flag.indexOf('=');
    if (equals < 1) {
      problems.push({
        code: 'usage/invalid',
        message: `--set ${flag} has no value`,
        hint: `write --set ${equals < 0 && flag !== '' ? flag : 'NAME'}=VALUE`,
      });
      continue;
    }
    const name = flag.slice(0, equals);
    const text = flag.slice(equals + 1);
    const first = given.get(name);
    given.set(
      name,
      first
        ? { ...first, more: [...(first.more ?? []), text] }
        : { value: text, source: 'set', label: `--set ${name}`, asText: true },
    );
  }
  return checked(given, problems);
}

/** Whether somebody gave the value for this very run; what a platform or an older lock says may rest unused. */
export function isGivenNow({ source }: Given): boolean {
  return source === 'set' || source === 'file' || source === 'environment';
}

export const variablePrefix = 'IDP_SET_';

/** The environment variable for a parameter: `metricsPort` is `IDP_SET_METRICS_PORT`. */
export function variableOf(parameter: string): string {
  return variablePrefix + toConstant(parameter);
}

/** The values of the environment, by parameter; a variable that fits none keeps its own name. */
export function givenByEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  parameters: Iterable<string>,
): GivenAnswers {
  const parameterOf = new Map([...parameters].map((name) => [variableOf(name), name]));
  const given = new Map<string, Given>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(variablePrefix) || value === undefined) continue;
    given.set(parameterOf.get(variable) ?? variable, {
      value,
      source: 'environment',
      label: variable,
      asText: true,
    });
  }
  return given;
}

/** The values of an answers file, a lock or a platform. */
export function givenByMapping(
  values: Readonly<Record<string, Value>>,
  from: {
    readonly source: Source;
    readonly label: string;
    readonly placeOf?: (name: string) => Place;
  },
): GivenAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      const place = from.placeOf?.(name);
      return [name, { value, source: from.source, label: from.label, ...(place && { place }) }];
    }),
  );
}

/** All that was given: of each parameter, the value whose source comes first; of one source, the first given. */
export function mergeGiven(...all: readonly GivenAnswers[]): GivenAnswers {
  const merged = new Map<string, Given>();
  for (const [name, given] of all.flatMap((answers) => [...answers])) {
    const known = merged.get(name);
    if (known === undefined || rank(given) < rank(known)) merged.set(name, given);
  }
  return merged;
}

function rank({ source }: Given): number {
  return sources.indexOf(source);
}
