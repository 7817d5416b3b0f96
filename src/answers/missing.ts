import { quote } from '../data/value.ts';
import type { Problem } from '../errors/problem.ts';
import { choicesOf } from '../manifest/choice.ts';
import { formats } from '../manifest/format.ts';
import { isSecret } from '../manifest/secret.ts';
import { whyNotValue } from './check-value.ts';
import { type GivenAnswers, variableOf } from './given.ts';
import type { Question } from './question.ts';

/**
 * What is missing where nobody can be asked, with the flag (of a secret: the variable) for each; an answer of
 * before that no longer fits, with the reason.
 */
export function missingProblems(
  missing: readonly Question[],
  given: GivenAnswers = new Map(),
): readonly Problem[] {
  return missing.map((question) => ({
    code: 'answers/missing',
    message: `"${question.name}" ${whyUnfit(question, given) ?? describeMissing(question)}`,
    hint: isSecret(question.parameter)
      ? `set ${variableOf(question.name)} in the environment`
      : `add --set ${question.name}=${exampleOf(question)}`,
  }));
}

function describeMissing({ parameter: { title } }: Question): string {
  return `has no answer${title ? `: ${title}` : ''}`;
}

/** Why the answer of before no longer fits: `was 3, but …`. Undefined if there is none, or it fits. */
export function whyUnfit({ name, parameter }: Question, given: GivenAnswers): string | undefined {
  const value = given.get(name)?.value;
  const reason = value === undefined ? undefined : whyNotValue(parameter, value);
  return reason && `was ${quote(value)}, but ${reason}`;
}

function exampleOf({ parameter }: Question): string {
  const [choice] = choicesOf(parameter) ?? [];
  if (choice) return String(choice.value);
  if (parameter.type === 'string' && parameter.format) return formats[parameter.format].example;
  return parameter.type === 'boolean' ? 'true' : 'VALUE';
}

/** Answers that stand in for what nobody has said yet, to show what a golden path would give. */
export function exampleAnswers(missing: readonly Question[]): GivenAnswers {
  return new Map(
    missing.map((question) => {
      const { parameter } = question;
      const text =
        parameter.type === 'string' && parameter.format === undefined
          ? question.name
          : exampleOf(question);
      return [
        question.name,
        { value: text, source: 'template', label: 'an example', asText: true },
      ];
    }),
  );
}
