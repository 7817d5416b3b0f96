import type { Problem } from '../errors/problem.ts';
import { choicesOf } from '../manifest/choice.ts';
import { formats } from '../manifest/format.ts';
import { isSecret } from '../manifest/secret.ts';
import { type GivenAnswers, variableOf } from './given.ts';
import type { Question } from './question.ts';

/** What is missing where nobody can be asked, with the flag (of a secret: the variable) for each. */
export function missingProblems(missing: readonly Question[]): readonly Problem[] {
  return missing.map((question) => ({
    code: 'answers/missing',
    message: `"${question.name}" has no answer${question.parameter.title ? `: ${question.parameter.title}` : ''}`,
    hint: isSecret(question.parameter)
      ? `set ${variableOf(question.name)} in the environment`
      : `add --set ${question.name}=${exampleOf(question)}`,
  }));
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
