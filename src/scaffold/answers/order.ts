import { err, ok, type Result } from '../../shared/result.ts';

/** What has a name and needs others by theirs. */
interface Needing {
  readonly name: string;
  readonly needs: readonly string[];
}

/**
 * Each question after those it depends on, else in the declared order; a circular dependency is an error that names
 * it.
 */
export function orderQuestions<Question extends Needing>(
  questions: readonly Question[],
): Result<readonly Question[]> {
  const byName = new Map(questions.map((question) => [question.name, question]));
  const ordered = new Set<Question>();
  for (const question of questions) {
    const circle = visit(question, [], byName, ordered);
    if (circle) {
      return err({
        code: 'answers/cycle',
        message: `circular dependency between parameters: ${circle.join(' needs ')}`,
        hint: 'remove one of them from the when or default of the other',
      });
    }
  }
  return ok([...ordered]);
}

function visit<Question extends Needing>(
  question: Question,
  above: readonly string[],
  byName: ReadonlyMap<string, Question>,
  ordered: Set<Question>,
): readonly string[] | undefined {
  const at = above.indexOf(question.name);
  if (at >= 0) return [...above.slice(at), question.name];
  if (ordered.has(question)) return undefined;
  for (const need of question.needs) {
    const needed = byName.get(need);
    const circle = needed && visit(needed, [...above, question.name], byName, ordered);
    if (circle) return circle;
  }
  ordered.add(question);
  return undefined;
}
