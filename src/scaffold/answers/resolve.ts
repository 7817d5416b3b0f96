import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { append } from '../../shared/append.ts';
import { suggest } from '../../shared/closest.ts';
import { isList, type Mapping, quote, type Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { renderTemplate } from '../../templating/render.ts';
import type { Template } from '../../templating/syntax.ts';
import { invalidValueReason, proposeValue } from './check-value.ts';
import { coerceText } from './coerce.ts';
import type { Facts } from './facts.ts';
import {
  environmentVariableOf,
  isProvidedNow,
  type ProvidedAnswers,
  type ProvidedValue,
  variablePrefix,
} from './provided-answers.ts';
import type { Question } from './question.ts';
import { type AnswerRule, brokenRules } from './rules.ts';

/** The value of a parameter, and where it came from. */
export interface Answer {
  readonly question: Question;
  readonly value: Value;
  readonly source: ProvidedValue['source'];
}

/** The result of resolving: the answers, and what is still missing or wrong. */
export interface Resolution {
  /** By parameter, in the order of the questions; a parameter whose condition does not hold is not there. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Questions without an answer and without a default. */
  readonly missing: readonly Question[];
  /** Provided values that are not valid. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is resolved: a composition, or a part of one. */
interface AnswerRequest {
  readonly questions: readonly Question[];
  readonly facts: Facts;
  readonly rules?: readonly AnswerRule[];
}

/** Resolves the answers from the provided values and the defaults. The same input gives the same answers everywhere. */
export function resolveAnswers(
  { questions, facts, rules = [] }: AnswerRequest,
  provided: ProvidedAnswers,
): Resolution {
  const answers = new Map<string, Answer>();
  const unknown = new Set<string>();
  /** Invalid values; a default that depends on one is not reported again. */
  const wrong = new Set<string>();
  const missing: Question[] = [];
  const diagnostics: Diagnostic[] = [...unknownNames(questions, provided)];
  for (const question of questions) {
    const names = expressionNames(answers, facts);
    const providedValue = provided.get(question.name);
    if (question.when && !isTruthy(evaluate(question.when, names))) {
      if (providedValue && isProvidedNow(providedValue))
        diagnostics.push(notAsked(question, providedValue));
      continue;
    }
    if (providedValue?.more && question.parameter.type !== 'array')
      diagnostics.push(providedTwice(question, providedValue, providedValue.more));
    const answer = providedValue
      ? fromProvided(question, providedValue)
      : fromDefault(question, names);
    if (answer === undefined) {
      unknown.add(question.name);
      const waits =
        question.fallback !== undefined && question.needs.some((need) => unknown.has(need));
      if (!waits) missing.push(question);
      continue;
    }
    const reason = invalidValueReason(question.parameter, answer.value);
    if (reason !== undefined) {
      const follows = providedValue === undefined && question.needs.some((need) => wrong.has(need));
      if (!follows) diagnostics.push(invalid(question, answer.value, reason, providedValue));
      wrong.add(question.name);
    }
    answers.set(question.name, answer);
  }
  const names = expressionNames(answers, facts);
  const isOpen = (name: string) => unknown.has(name) || wrong.has(name);
  append(diagnostics, brokenRules(rules, { provided, names, isOpen }));
  return { answers, missing, diagnostics };
}

/** The names in expressions and skeletons: the answers that are not secret, and the settings. */
export function expressionNames(answers: ReadonlyMap<string, Answer>, facts: Facts): Mapping {
  const written = [...answers].filter(([, { question }]) => !isSecret(question.parameter));
  return {
    ...Object.fromEntries(written.map(([name, { value }]) => [name, value])),
    platform: facts.platform ?? {},
    template: facts.template ?? {},
    layers: facts.layers ?? {},
  };
}

function fromProvided(question: Question, providedValue: ProvidedValue): Answer {
  const { value, source, asText, more = [] } = providedValue;
  if (!asText || typeof value !== 'string') return { question, source, value };
  const [first, ...others] = [value, ...more].map((text) => coerceText(question.parameter, text));
  const all = [first, ...others];
  return { question, source, value: all.every(isList) && more.length > 0 ? all.flat() : first };
}

function fromDefault(question: Question, names: Mapping): Answer | undefined {
  const { fallback, parameter } = question;
  if (fallback === undefined) return undefined;
  if (fallback.kind === 'value') return { question, value: fallback.value, source: 'template' };
  try {
    const value =
      fallback.kind === 'items'
        ? fallback.items.map((item) => renderTemplate(item, { names }))
        : renderValue(parameter, fallback.template, names);
    return value === undefined ? undefined : { question, value, source: 'template' };
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

/** A default for a list may be one expression that yields another list; everything else is text that means a value. */
function renderValue(parameter: Parameter, template: Template, names: Mapping): Value {
  const [node, ...more] = template.nodes;
  if (parameter.type === 'array' && node?.kind === 'output' && more.length === 0) {
    const value = evaluate(node.value, names);
    if (typeof value !== 'string') return value;
  }
  return coerceText(parameter, renderTemplate(template, { names }));
}

function unknownNames(
  questions: readonly Question[],
  provided: ProvidedAnswers,
): readonly Diagnostic[] {
  const names = questions.map(({ name }) => name);
  return [...provided]
    .filter(([name, providedValue]) => isProvidedNow(providedValue) && !names.includes(name))
    .map(([name, { label, location, source }]) => ({
      code: 'answers/unknown' as const,
      message:
        source === 'environment'
          ? `${label} does not name a parameter`
          : `"${name}" is not a parameter (${label})`,
      ...(location && { location }),
      hint: name.startsWith(variablePrefix)
        ? suggest(name, names.map(environmentVariableOf))
        : suggest(name, names),
    }));
}

function notAsked({ name, parameter }: Question, { label, location }: ProvidedValue): Diagnostic {
  return {
    code: 'answers/not-applicable',
    message: `"${name}" (${label}) does not apply: its condition ${parameter.when} is false`,
    ...(location && { location }),
    hint: 'remove it, or change the answers that the condition depends on',
  };
}

function providedTwice(
  { name, parameter }: Question,
  { value, label, location }: ProvidedValue,
  more: readonly string[],
): Diagnostic {
  const values = [String(value), ...more].map((text) =>
    isSecret(parameter) ? label : `${label}=${text}`,
  );
  return {
    code: 'answers/invalid',
    message: `"${name}" takes one value, but got ${values.length}: ${values.join(' and ')}`,
    ...(location && { location }),
    hint: 'keep only one of them',
  };
}

function invalid(
  { name, parameter }: Question,
  value: Value,
  reason: string,
  providedValue: ProvidedValue | undefined,
): Diagnostic {
  const from = providedValue ? providedValue.label : 'its default';
  const message = isSecret(parameter)
    ? `"${name}" (${from}) ${reason}`
    : `"${name}" is ${quote(value)} (${from}), but ${reason}`;
  const proposed = isSecret(parameter) ? undefined : proposeValue(parameter, value);
  return {
    code: 'answers/invalid',
    message,
    ...(providedValue?.location && { location: providedValue.location }),
    ...(proposed !== undefined && { hint: `did you mean ${proposed}?` }),
  };
}
