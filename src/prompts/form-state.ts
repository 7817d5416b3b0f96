import { invalidValueReason } from '../scaffold/answers/check-value.ts';
import {
  isProvidedNow,
  type ProvidedAnswers,
  type ProvidedValue,
} from '../scaffold/answers/provided-answers.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { type Resolution, resolveAnswers } from '../scaffold/answers/resolve.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import { sameValue, type Value } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { throwIfAny } from '../shared/error.ts';

/** The provided values and answers so far. */
export interface FormState {
  /** The provided values, and every answer that differs from the default. */
  readonly provided: ProvidedAnswers;
  /** The parameters that were prompted for, also if the user kept the default. */
  readonly asked: ReadonlySet<string>;
}

export function openForm(provided: ProvidedAnswers): FormState {
  return { provided, asked: new Set() };
}

/** The answers of a composition. Values for a layer that was removed meanwhile are unused. */
export function resolveForm(form: FormState, composition: Composition): Resolution {
  return resolveAnswers(composition, providedFor(form, composition));
}

/** The provided values of a composition. */
export function providedFor({ provided }: FormState, { questions }: Composition): ProvidedAnswers {
  const names = new Set(questions.map(({ name }) => name));
  return new Map([...provided].filter(([name]) => names.has(name)));
}

/** The next question, in order; none if all is known. */
export function nextQuestion(
  { asked, provided }: FormState,
  { questions }: Composition,
  { resolution, customize }: { readonly resolution: Resolution; readonly customize: boolean },
): Question | undefined {
  return questions.find((question) => {
    const { name, parameter } = question;
    if (resolution.missing.includes(question)) return true;
    const answer = resolution.answers.get(name);
    if (answer === undefined || asked.has(name) || isResolved(provided.get(name))) return false;
    return (
      !parameter.advanced || customize || invalidValueReason(parameter, answer.value) !== undefined
    );
  });
}

/** The form with one more answer. A kept default is not recorded: it changes with the answers it depends on. */
export function writeAnswer(
  form: FormState,
  composition: Composition,
  { name }: Question,
  value: Value,
): FormState {
  const asked = new Set([...form.asked, name]);
  const current = resolveForm(form, composition).answers.get(name);
  if (current && sameValue(current.value, value)) return { ...form, asked };
  const fallback = resolveForm({ ...form, provided: withoutAnswer(form, name) }, composition);
  const known = fallback.answers.get(name);
  if (known && sameValue(known.value, value)) return { asked, provided: withoutAnswer(form, name) };
  const answer: ProvidedValue = { value, source: 'question', label: 'your answer' };
  return { asked, provided: new Map([...form.provided, [name, answer]]) };
}

/** Throws for provided values that no answer can fix: unknown names and invalid values. */
export function assertAnswersValid({ provided }: FormState, composition: Composition): void {
  const { answers, diagnostics } = resolveAnswers(composition, provided);
  const wrong = [...answers].some(
    ([name, { question, value }]) =>
      isResolved(provided.get(name)) && invalidValueReason(question.parameter, value) !== undefined,
  );
  const unknown = diagnostics.some(({ code }) => code === 'answers/unknown');
  if (wrong || unknown) throwIfAny(diagnostics.filter(isFinal));
}

/** Whether a condition that does not hold yet can still come to hold by an answer. */
function isFinal({ code }: Diagnostic): boolean {
  return code !== 'answers/not-applicable';
}

/** Provided for this run, or answered in it: no prompt. */
function isResolved(provided: ProvidedValue | undefined): boolean {
  return provided !== undefined && (isProvidedNow(provided) || provided.source === 'question');
}

function withoutAnswer({ provided }: FormState, name: string): ProvidedAnswers {
  return new Map(
    [...provided].filter(
      ([one, { source }]) => one !== name || source === 'platform' || source === 'lock',
    ),
  );
}
