import { isSecret } from '../catalog/manifest/secret.ts';
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
  /** Provided values that are not valid: the prompt for each starts from it. */
  readonly refused: ReadonlyMap<string, Value>;
}

/**
 * The form before the first prompt, and what is wrong with values that a prompt can fix. Throws for other provided
 * values: unknown names, and secrets that are not valid.
 */
export function openForm(
  provided: ProvidedAnswers,
  composition: Composition,
): { readonly form: FormState; readonly diagnostics: readonly Diagnostic[] } {
  const { answers, diagnostics } = resolveAnswers(composition, provided);
  const invalid = [...answers].filter(
    ([name, { question, value }]) =>
      isResolved(provided.get(name)) && invalidValueReason(question.parameter, value) !== undefined,
  );
  const unknown = diagnostics.some(({ code }) => code === 'answers/unknown');
  const hidden = invalid.some(([, { question }]) => isSecret(question.parameter));
  if (unknown || hidden) throwIfAny(diagnostics.filter(isFinal));
  const refused = new Map(invalid.map(([name, { value }]) => [name, value]));
  const kept = new Map([...provided].filter(([name]) => !refused.has(name)));
  const form = { provided: kept, asked: new Set<string>(), refused };
  return { form, diagnostics: diagnostics.filter(({ code }) => code === 'answers/invalid') };
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

/** The questions that are still open, in order; an answer may open or close others. */
export function openQuestions(
  form: FormState,
  composition: Composition,
  customize: boolean,
): readonly Question[] {
  const { asked, provided, refused } = form;
  const resolution = resolveForm(form, composition);
  return composition.questions.filter((question) => {
    const { name, parameter } = question;
    if (resolution.missing.includes(question)) return true;
    const answer = resolution.answers.get(name);
    const isShown = !parameter.advanced || customize;
    // Its default waits for another answer.
    if (answer === undefined) return isShown && question.when === undefined;
    if (asked.has(name) || isResolved(provided.get(name))) return false;
    return (
      isShown || refused.has(name) || invalidValueReason(parameter, answer.value) !== undefined
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
  if (known && sameValue(known.value, value))
    return { ...form, asked, provided: withoutAnswer(form, name) };
  const answer: ProvidedValue = { value, source: 'question', label: 'your answer' };
  return { ...form, asked, provided: new Map([...form.provided, [name, answer]]) };
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
