import type { Problem } from '../../errors/problem.ts';
import type { Survey } from '../survey.ts';

/** Expressions, skeleton files and examples that cannot be read. */
export function checkTexts({ studies }: Survey): readonly Problem[] {
  return [...studies.values()].flatMap(({ problems, exampleProblems }) => [
    ...problems,
    ...exampleProblems,
  ]);
}
