import { compareText } from '../../shared/diagnostic.ts';
import { type Composition, contributorsOf } from './compose.ts';

/** A program that has to be installed where a service is made or checked. */
export interface Need {
  readonly program: string;
  /** What it is for, in one sentence. */
  readonly why: string;
  /** Who declared it: the template's name, or a capability's `layer/system`. */
  readonly owner: string;
}

/** The programs that a composition needs, each once, with the purpose that was declared first. */
export function needsOf(composition: Composition): readonly Need[] {
  const all = contributorsOf(composition).flatMap(({ id, source }) =>
    Object.entries(source.value.spec.needs ?? {}).map(([program, why]) => ({
      program,
      why,
      owner: id,
    })),
  );
  return all
    .filter(({ program }, index) => all.findIndex((one) => one.program === program) === index)
    .sort((a, b) => compareText(a.program, b.program));
}
