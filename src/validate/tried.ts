import { type Composition, compose } from '../capability/compose.ts';
import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import type { Checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import { placeOfKey } from '../manifest/source.ts';
import type { Trial } from './trial.ts';

/** What came of laying a path: the trials that could be made, and why others could not. */
export interface Tried {
  readonly trials: readonly Trial[];
  readonly problems: readonly Problem[];
}

export const untried: Tried = { trials: [], problems: [] };

export function refused(problems: readonly Problem[]): Tried {
  return { trials: [], problems };
}

export function joinTried(all: readonly Tried[]): Tried {
  return {
    trials: all.flatMap(({ trials }) => trials),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Composes a template with capabilities, each set once; a problem without a place gets that of the template. */
export function composer(
  catalog: Catalog,
  template: TemplateEntry,
): (ids: readonly string[]) => Checked<Composition> {
  const done = new Map<string, Checked<Composition>>();
  return (ids) => {
    const key = [...ids].sort().join(' ');
    const composed = done.get(key) ?? compose(catalog, template, ids);
    done.set(key, composed);
    return composed;
  };
}

/** Problems with a place: where they have none, the parameters of the template. */
export function placeInTemplate(
  problems: readonly Problem[],
  { source }: TemplateEntry,
): readonly Problem[] {
  const place = placeOfKey(source, ['spec', 'parameters']);
  return problems.map((problem) => ({ ...problem, place: problem.place ?? place }));
}
