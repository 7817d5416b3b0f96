import { choicesOf } from '../../catalog/manifest/choice.ts';
import { formats } from '../../catalog/manifest/format.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { quote } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { invalidValueReason } from './check-value.ts';
import { environmentVariableOf, type ProvidedAnswers } from './provided-answers.ts';
import type { Question } from './question.ts';

/**
 * What is missing where nobody can be asked, with the flag (of a secret: the variable) for each; an answer of
 * before that no longer fits, with the reason.
 */
export function missingAnswerDiagnostics(
  missing: readonly Question[],
  provided: ProvidedAnswers = new Map(),
): readonly Diagnostic[] {
  return missing.map((question) => ({
    code: 'answers/missing',
    message: `"${question.name}" ${unfitReason(question, provided) ?? describeMissing(question)}`,
    hint: isSecret(question.parameter)
      ? `set ${environmentVariableOf(question.name)} in the environment`
      : `add --set ${question.name}=${exampleOf(question)}`,
  }));
}

function describeMissing({ parameter: { title } }: Question): string {
  return `has no answer${title ? `: ${title}` : ''}`;
}

/** Why the answer of before no longer fits: `was 3, but …`. Undefined if there is none, or it fits. */
export function unfitReason(
  { name, parameter }: Question,
  provided: ProvidedAnswers,
): string | undefined {
  const value = provided.get(name)?.value;
  const reason = value === undefined ? undefined : invalidValueReason(parameter, value);
  return reason && `was ${quote(value)}, but ${reason}`;
}

function exampleOf({ parameter }: Question): string {
  const [choice] = choicesOf(parameter) ?? [];
  if (choice) return String(choice.value);
  if (parameter.type === 'string' && parameter.format) return formats[parameter.format].example;
  return parameter.type === 'boolean' ? 'true' : 'VALUE';
}

/** Answers that stand in for what nobody has said yet, to show what a golden path would give. */
export function exampleAnswers(missing: readonly Question[]): ProvidedAnswers {
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
