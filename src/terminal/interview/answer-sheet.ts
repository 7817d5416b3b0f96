import { whyNotValue } from '../../answers/check-value.ts';
import { type Given, type GivenAnswers, isGivenNow } from '../../answers/given.ts';
import type { Question } from '../../answers/question.ts';
import { type Resolution, resolveAnswers } from '../../answers/resolve.ts';
import type { Composition } from '../../capability/compose.ts';
import { sameValue, type Value } from '../../data/value.ts';
import { failIfAny } from '../../errors/error.ts';
import type { Problem } from '../../errors/problem.ts';

/** What has been said so far: before the interview, and in it. */
export interface AnswerSheet {
  /** What was given before, and every answer that differs from the default. */
  readonly given: GivenAnswers;
  /** The parameters that were asked; who takes the default says nothing, but is not asked again. */
  readonly asked: ReadonlySet<string>;
}

export function openSheet(given: GivenAnswers): AnswerSheet {
  return { given, asked: new Set() };
}

/** The answers of a composition. What was given for a layer that was taken out meanwhile rests. */
export function resolveSheet(sheet: AnswerSheet, composition: Composition): Resolution {
  return resolveAnswers(composition, givenFor(sheet, composition));
}

/** What was given for the parameters of a composition. */
export function givenFor({ given }: AnswerSheet, { questions }: Composition): GivenAnswers {
  const names = new Set(questions.map(({ name }) => name));
  return new Map([...given].filter(([name]) => names.has(name)));
}

/** The next question that is to be asked, in the order of the questions; none if all is known. */
export function nextQuestion(
  { asked, given }: AnswerSheet,
  { questions }: Composition,
  { resolution, customize }: { readonly resolution: Resolution; readonly customize: boolean },
): Question | undefined {
  return questions.find((question) => {
    const { name, parameter } = question;
    if (resolution.missing.includes(question)) return true;
    const answer = resolution.answers.get(name);
    if (answer === undefined || asked.has(name) || isSettled(given.get(name))) return false;
    return !parameter.advanced || customize || whyNotValue(parameter, answer.value) !== undefined;
  });
}

/**
 * The sheet with one more answer. The default, taken, is not written down: it follows the answers that it
 * is made of when those are changed.
 */
export function writeAnswer(
  sheet: AnswerSheet,
  composition: Composition,
  { name }: Question,
  value: Value,
): AnswerSheet {
  const asked = new Set([...sheet.asked, name]);
  const current = resolveSheet(sheet, composition).answers.get(name);
  if (current && sameValue(current.value, value)) return { ...sheet, asked };
  const fallback = resolveSheet({ ...sheet, given: withoutAnswer(sheet, name) }, composition);
  const known = fallback.answers.get(name);
  if (known && sameValue(known.value, value)) return { asked, given: withoutAnswer(sheet, name) };
  const answer: Given = { value, source: 'question', label: 'your answer' };
  return { asked, given: new Map([...sheet.given, [name, answer]]) };
}

/** Stops over what was given and no answer can make right: unknown names and wrong values. */
export function failIfWrong({ given }: AnswerSheet, composition: Composition): void {
  const { answers, problems } = resolveAnswers(composition, given);
  const wrong = [...answers].some(
    ([name, { question, value }]) =>
      isSettled(given.get(name)) && whyNotValue(question.parameter, value) !== undefined,
  );
  const unknown = problems.some(({ code }) => code === 'answers/unknown');
  if (wrong || unknown) failIfAny(problems.filter(isFinal));
}

/** Whether a condition that does not hold yet can still come to hold by an answer. */
function isFinal({ code }: Problem): boolean {
  return code !== 'answers/not-applicable';
}

/** Given for this run, or answered in it: not to be asked again. */
function isSettled(given: Given | undefined): boolean {
  return given !== undefined && (isGivenNow(given) || given.source === 'question');
}

function withoutAnswer({ given }: AnswerSheet, name: string): GivenAnswers {
  return new Map(
    [...given].filter(
      ([one, { source }]) => one !== name || source === 'platform' || source === 'lock',
    ),
  );
}
