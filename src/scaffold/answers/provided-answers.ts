import type { Value } from '../../shared/data/value.ts';
import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { toConstant } from '../../templating/words.ts';

/** Where a value came from, by precedence: the first that has one wins. */
export const answerSources = [
  'set',
  'file',
  'environment',
  'question',
  'lock',
  'repository',
  'platform',
  'template',
] as const;

export type AnswerSource = (typeof answerSources)[number];

/** A value that was provided for a parameter. */
export interface ProvidedValue {
  readonly value: Value;
  readonly source: AnswerSource;
  /** The source as the user wrote it, for messages: `--set port=80`, `answers.yaml`, `IDP_SET_PORT`. */
  readonly label: string;
  /** Text of a flag or variable, which the type of its parameter turns into a value. */
  readonly asText?: true;
  /** Further texts of repeated flags: of a list they are more items, of anything else too many. */
  readonly more?: readonly string[];
  readonly location?: Location;
}

/** Provided values by parameter. */
export type ProvidedAnswers = ReadonlyMap<string, ProvidedValue>;

/** The values of `--set K=V`; the parameter decides what a repeated one means. */
export function answersFromFlags(set: readonly string[]): Result<ProvidedAnswers> {
  const provided = new Map<string, ProvidedValue>();
  const diagnostics: Diagnostic[] = [];
  for (const assignment of set) {
    const equals = assignment.indexOf('=');
    if (equals < 1) {
      diagnostics.push({
        code: 'usage/invalid',
        message: `--set ${assignment} has no value`,
        hint: `write --set ${equals < 0 && assignment !== '' ? assignment : 'NAME'}=VALUE`,
      });
      continue;
    }
    const name = assignment.slice(0, equals);
    const text = assignment.slice(equals + 1);
    const first = provided.get(name);
    provided.set(
      name,
      first
        ? { ...first, more: [...(first.more ?? []), text] }
        : { value: text, source: 'set', label: `--set ${name}`, asText: true },
    );
  }
  return toResult(provided, diagnostics);
}

/** Whether the value was provided for this run; values of a platform or an older lockfile may stay unused. */
export function isProvidedNow({ source }: ProvidedValue): boolean {
  return source === 'set' || source === 'file' || source === 'environment';
}

/** Whether a value is a default: it changes with the template or the platform. */
export function isDefaultSource(source: AnswerSource): boolean {
  return source === 'template' || source === 'platform';
}

export const variablePrefix = 'IDP_SET_';

/** The environment variable for a parameter: `metricsPort` is `IDP_SET_METRICS_PORT`. */
export function environmentVariableOf(parameter: string): string {
  return variablePrefix + toConstant(parameter);
}

/** The values of the environment, by parameter; a variable that fits none keeps its own name. */
export function answersFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  parameters: Iterable<string>,
): ProvidedAnswers {
  const parameterOf = new Map([...parameters].map((name) => [environmentVariableOf(name), name]));
  const provided = new Map<string, ProvidedValue>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(variablePrefix) || value === undefined) continue;
    provided.set(parameterOf.get(variable) ?? variable, {
      value,
      source: 'environment',
      label: variable,
      asText: true,
    });
  }
  return provided;
}

/** The values of an answers file, a lock or a platform. */
export function answersFromMapping(
  values: Readonly<Record<string, Value>>,
  from: {
    readonly source: AnswerSource;
    readonly label: string;
    readonly locationOf?: (name: string) => Location;
  },
): ProvidedAnswers {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      const location = from.locationOf?.(name);
      return [
        name,
        { value, source: from.source, label: from.label, ...(location && { location }) },
      ];
    }),
  );
}

/**
 * All provided values: for each parameter, the value of the first source in order of precedence, and its first value
 * there.
 */
export function mergeProvided(...all: readonly ProvidedAnswers[]): ProvidedAnswers {
  const merged = new Map<string, ProvidedValue>();
  for (const [name, providedValue] of all.flatMap((answers) => [...answers])) {
    const earlier = merged.get(name);
    if (earlier === undefined || rank(providedValue) < rank(earlier))
      merged.set(name, providedValue);
  }
  return merged;
}

function rank({ source }: ProvidedValue): number {
  return answerSources.indexOf(source);
}
