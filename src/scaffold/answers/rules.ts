import { locationOfText } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import { quote, type Value } from '../../shared/data/value.ts';
import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { namesOfExpression, namesOfTemplate } from '../../templating/names.ts';
import { parseExpression, parseTemplate } from '../../templating/parse.ts';
import { renderTemplate } from '../../templating/render.ts';
import type { Expression, Template } from '../../templating/syntax.ts';
import { checkNames, type DeclaredNames } from './declared-names.ts';
import type { ProvidedAnswers } from './provided-answers.ts';
import type { ParameterDeclaration } from './question.ts';

/** What must hold of several answers together, made ready. */
export interface AnswerRule {
  readonly holds: Expression;
  /** What must be true, in words. */
  readonly message: Template;
  /** The parameters that it names. */
  readonly names: readonly string[];
}

/** The rules of a manifest; reports invalid expressions and undeclared names. */
export function prepareRules(
  { source }: ParameterDeclaration,
  declared: DeclaredNames,
): Result<readonly AnswerRule[]> {
  const diagnostics: Diagnostic[] = [];
  const rules = (source.value.spec.rules ?? []).flatMap((rule, index): readonly AnswerRule[] => {
    const locationOf = (key: string) => locationOfText(source, ['spec', 'rules', index, key]);
    const holds = parseExpression(rule.holds, locationOf('holds'));
    const message = parseTemplate(rule.message, locationOf('message'));
    for (const part of [holds, message]) if (!part.ok) append(diagnostics, part.diagnostics);
    if (!holds.ok || !message.ok) return [];
    const asked = namesOfExpression(holds.value);
    append(diagnostics, checkNames([...asked, ...namesOfTemplate(message.value)], declared));
    const names = asked.map(({ path: [first = ''] }) => first);
    const own = [...new Set(names)].filter((name) => declared.parameters.has(name));
    return [{ holds: holds.value, message: message.value, names: own }];
  });
  return toResult(rules, diagnostics);
}

interface AnsweredNames {
  readonly provided: ProvidedAnswers;
  /** The answers by name, and the facts. */
  readonly names: Readonly<Record<string, Value>>;
  /** Whether an answer is missing, or is wrong in itself. */
  readonly isOpen: (name: string) => boolean;
}

/** The rules that the answers violate; a rule with a missing answer is not checked. */
export function brokenRules(
  rules: readonly AnswerRule[],
  answered: AnsweredNames,
): readonly Diagnostic[] {
  return rules
    .filter(({ names }) => !names.some(answered.isOpen))
    .flatMap((rule) => checkRule(rule, answered));
}

function checkRule(rule: AnswerRule, answered: AnsweredNames): readonly Diagnostic[] {
  try {
    if (isTruthy(evaluate(rule.holds, answered.names))) return [];
    return [broken(rule, answered)];
  } catch (error) {
    if (error instanceof IdpError) return error.diagnostics;
    throw error;
  }
}

function broken(
  { message, names }: AnswerRule,
  { provided, names: values }: AnsweredNames,
): Diagnostic {
  const involved = names.filter((name) => Object.hasOwn(values, name));
  const answers = involved.map((name) => `"${name}" is ${quote(values[name])}`);
  const location: Location | undefined = involved.flatMap(
    (name) => provided.get(name)?.location ?? [],
  )[0];
  return {
    code: 'answers/rule',
    message: `${[answers.join(' and '), renderTemplate(message, { names: values })].filter(Boolean).join(': ')}`,
    ...(location && { location }),
    ...(involved.length > 0 && { hint: `change one: --set ${involved.at(-1)}=VALUE` }),
  };
}
