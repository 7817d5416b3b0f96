import type { Problem } from '../../errors/problem.ts';
import type { Trial } from '../trial.ts';
import { placeInTemplate } from '../tried.ts';

/** What stands in the way when the path is laid: values that cannot be printed, files that cannot be combined. */
export function checkRendering({ problems, composition }: Trial): readonly Problem[] {
  return placeInTemplate(problems, composition.template);
}
