import { quote, type Value } from '../data/value.ts';
import { append } from '../errors/append.ts';
import { type Checked, checked } from '../errors/checked.ts';
import { IdpError } from '../errors/error.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { placeOfText } from '../manifest/source.ts';
import { evaluate } from '../templating/evaluate.ts';
import { isTruthy } from '../templating/helpers.ts';
import { namesOfExpression, namesOfTemplate } from '../templating/names.ts';
import { parseExpression, parseTemplate } from '../templating/parse.ts';
import { renderTemplate } from '../templating/render.ts';
import type { Expression, Template } from '../templating/syntax.ts';
import { checkNames, type Declared } from './declared.ts';
import type { GivenAnswers } from './given.ts';
import type { Declaration } from './question.ts';

/** What must hold of several answers together, made ready. */
export interface AnswerRule {
  readonly holds: Expression;
  /** What must hold, in words. */
  readonly message: Template;
  /** The parameters that it names. */
  readonly names: readonly string[];
}

/** The rules of a manifest; reports expressions that cannot be read, and names that nobody declares. */
export function prepareRules(
  { source }: Declaration,
  declared: Declared,
): Checked<readonly AnswerRule[]> {
  const problems: Problem[] = [];
  const rules = (source.value.spec.rules ?? []).flatMap((rule, index): readonly AnswerRule[] => {
    const placeOf = (key: string) => placeOfText(source, ['spec', 'rules', index, key]);
    const holds = parseExpression(rule.holds, placeOf('holds'));
    const message = parseTemplate(rule.message, placeOf('message'));
    for (const part of [holds, message]) if (!part.ok) append(problems, part.problems);
    if (!holds.ok || !message.ok) return [];
    const asked = namesOfExpression(holds.value);
    append(problems, checkNames([...asked, ...namesOfTemplate(message.value)], declared));
    const names = asked.map(({ path: [first = ''] }) => first);
    const own = [...new Set(names)].filter((name) => declared.parameters.has(name));
    return [{ holds: holds.value, message: message.value, names: own }];
  });
  return checked(rules, problems);
}

export interface Answered {
  readonly given: GivenAnswers;
  /** The answers by name, and the facts. */
  readonly names: Readonly<Record<string, Value>>;
  /** Whether an answer is missing, or is wrong in itself. */
  readonly isOpen: (name: string) => boolean;
}

/** The rules that the answers break; one that waits for an answer is not asked. */
export function brokenRules(rules: readonly AnswerRule[], answered: Answered): readonly Problem[] {
  return rules
    .filter(({ names }) => !names.some(answered.isOpen))
    .flatMap((rule) => checkRule(rule, answered));
}

function checkRule(rule: AnswerRule, answered: Answered): readonly Problem[] {
  try {
    if (isTruthy(evaluate(rule.holds, answered.names))) return [];
    return [broken(rule, answered)];
  } catch (error) {
    if (error instanceof IdpError) return error.problems;
    throw error;
  }
}

function broken({ message, names }: AnswerRule, { given, names: values }: Answered): Problem {
  const involved = names.filter((name) => Object.hasOwn(values, name));
  const said = involved.map((name) => `"${name}" is ${quote(values[name])}`);
  const place: Place | undefined = involved.flatMap((name) => given.get(name)?.place ?? [])[0];
  return {
    code: 'answers/rule',
    message: `${[said.join(' and '), renderTemplate(message, { names: values })].filter(Boolean).join(': ')}`,
    ...(place && { place }),
    ...(involved.length > 0 && { hint: `change one: --set ${involved.at(-1)}=VALUE` }),
  };
}
