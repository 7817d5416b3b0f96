import { whyNotValue } from '../answers/check-value.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { missingProblems, whyUnfit } from '../answers/missing.ts';
import { type Resolution, resolveAnswers } from '../answers/resolve.ts';
import type { Composition } from '../capability/compose.ts';
import { failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { isSecret } from '../manifest/secret.ts';
import type { Context } from './context.ts';

/** The answers, asked for where they are missing and somebody can be asked. */
export async function settleAnswers(
  composition: Composition,
  given: GivenAnswers,
  context: Context,
): Promise<Resolution> {
  const resolution = resolveAgain(composition, given);
  failIfAny(resolution.problems);
  const missing = resolution.missing.filter(({ parameter }) => !isSecret(parameter));
  const [first] = missing;
  if (first === undefined) return resolution;
  if (!context.console.mayAsk) failIfAny(missingProblems(missing, given));
  const { askParameter, createAsker } = await import('./ask.ts');
  const reason = whyUnfit(first, given);
  if (reason) context.console.err(`${first.name} ${reason}\n`);
  const known = resolution.answers.get(first.name)?.value;
  const asker = createAsker(context);
  for (;;) {
    const value = await askParameter(first, known, asker);
    const answer = { value, source: 'question', label: 'your answer' } as const;
    const answered = new Map([...given, [first.name, answer]]);
    const broken = resolveAgain(composition, answered).problems.filter(isOfRule);
    if (broken.length === 0) return settleAnswers(composition, answered, context);
    for (const { message } of broken) context.console.err(`${message}\n`);
  }
}

/** Whether another answer to what is asked can make it right. */
function isOfRule({ code }: Problem): boolean {
  return code === 'answers/rule';
}

/** An answer of the lock that its parameter no longer takes is asked again; one that nobody asks for is forgotten. */
function resolveAgain(composition: Composition, given: GivenAnswers): Resolution {
  const { questions } = composition;
  const stale = questions.filter(({ name, parameter }) => {
    const known = given.get(name);
    return known?.source === 'lock' && whyNotValue(parameter, known.value) !== undefined;
  });
  const kept = new Map(
    [...given].filter(([name]) => !stale.some((question) => question.name === name)),
  );
  const resolution = resolveAnswers(composition, kept);
  const again = stale.filter(({ name }) => resolution.answers.has(name) && !kept.has(name));
  return { ...resolution, missing: [...resolution.missing, ...again] };
}
