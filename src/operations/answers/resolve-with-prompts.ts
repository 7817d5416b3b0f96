import { isSecret } from '../../catalog/manifest/secret.ts';
import { invalidValueReason } from '../../scaffold/answers/check-value.ts';
import { missingAnswerDiagnostics, unfitReason } from '../../scaffold/answers/missing.ts';
import type { ProvidedAnswers } from '../../scaffold/answers/provided-answers.ts';
import { type Resolution, resolveAnswers } from '../../scaffold/answers/resolve.ts';
import type { Composition } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwIfAny } from '../../shared/error.ts';
import type { Context } from '../context.ts';

/** The answers; prompts for missing ones in a terminal. */
export async function resolveWithPrompts(
  composition: Composition,
  provided: ProvidedAnswers,
  context: Context,
): Promise<Resolution> {
  const resolution = resolveAgain(composition, provided);
  throwIfAny(resolution.diagnostics);
  const missing = resolution.missing.filter(({ parameter }) => !isSecret(parameter));
  const [first] = missing;
  if (first === undefined) return resolution;
  if (!context.console.mayAsk) throwIfAny(missingAnswerDiagnostics(missing, provided));
  const { askParameter, createPrompter } = await import('./create-prompter.ts');
  const reason = unfitReason(first, provided);
  if (reason) context.console.err(`${first.name} ${reason}\n`);
  const known = resolution.answers.get(first.name)?.value;
  const prompter = createPrompter(context);
  for (;;) {
    const value = await askParameter(first, known, prompter);
    const answer = { value, source: 'question', label: 'your answer' } as const;
    const answered = new Map([...provided, [first.name, answer]]);
    const broken = resolveAgain(composition, answered).diagnostics.filter(isOfRule);
    if (broken.length === 0) return resolveWithPrompts(composition, answered, context);
    for (const { message } of broken) context.console.err(`${message}\n`);
  }
}

/** Whether another answer to a prompt can fix it. */
function isOfRule({ code }: Diagnostic): boolean {
  return code === 'answers/rule';
}

/** An answer of the lockfile that is no longer valid is prompted for again; one without a parameter is dropped. */
function resolveAgain(composition: Composition, provided: ProvidedAnswers): Resolution {
  const { questions } = composition;
  const stale = questions.filter(({ name, parameter }) => {
    const providedValue = provided.get(name);
    return (
      providedValue?.source === 'lock' &&
      invalidValueReason(parameter, providedValue.value) !== undefined
    );
  });
  const kept = new Map(
    [...provided].filter(([name]) => !stale.some((question) => question.name === name)),
  );
  const resolution = resolveAnswers(composition, kept);
  const again = stale.filter(({ name }) => resolution.answers.has(name) && !kept.has(name));
  return { ...resolution, missing: [...resolution.missing, ...again] };
}
