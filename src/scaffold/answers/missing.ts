import { choicesOf } from '../../catalog/manifest/choice.ts';
import { formats } from '../../catalog/manifest/format.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { quote } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { invalidValueReason } from './check-value.ts';
import { environmentVariableOf, type ProvidedAnswers } from './provided-answers.ts';
import type { Question } from './question.ts';

/**
 * Missing answers where no prompt is possible, each with its flag (or, for a secret, its variable), and earlier
 * answers that are no longer valid, with the reason.
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

/** Why an earlier answer is no longer valid: `was 3, but …`. Undefined if there is none, or it is valid. */
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

/** Placeholder answers, to show what a template would generate. */
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
