import { append } from '../../shared/append.ts';
import type { LevelPair, Row, Variable } from './variable.ts';

/** Puts the better options first. */
export type Prefer = (
  variable: Variable,
  options: readonly string[],
  chosen: Row,
) => readonly string[];

/** Levels for all of these variables, compatible with those already chosen; undefined if there are none. */
export function completeRow(
  variables: readonly Variable[],
  chosen: Row,
  prefer: Prefer,
): Row | undefined {
  const [variable, ...rest] = variables;
  if (variable === undefined) return chosen;
  const wanted = chosen.get(variable.name);
  const possible = variable.options(chosen);
  const options = wanted === undefined ? prefer(variable, possible, chosen) : [wanted];
  for (const level of options) {
    if (!possible.includes(level)) continue;
    const found = completeRow(rest, new Map(chosen).set(variable.name, level), prefer);
    if (found) return found;
  }
  return undefined;
}

/**
 * Levels for a pair and everything it depends on; undefined if the two are incompatible. Looks at nothing else, so
 * that it always terminates quickly.
 */
export function findWith(
  variables: readonly Variable[],
  { first, second }: LevelPair,
  prefer: Prefer,
): Row | undefined {
  const needed = closureOf(variables, [first[0], second[0]]);
  const wanted = new Map([first, second]);
  const relevant = variables.filter(({ name }) => needed.has(name));
  return searchWanted(relevant, wanted, prefer);
}

/** The wanted levels are only taken where they come up, for what they need comes before them. */
function searchWanted(
  variables: readonly Variable[],
  wanted: Row,
  prefer: Prefer,
): Row | undefined {
  const onlyWanted: Prefer = (variable, options, chosen) => {
    const level = wanted.get(variable.name);
    if (level !== undefined) return options.includes(level) ? [level] : [];
    return prefer(variable, options, chosen);
  };
  return completeRow(variables, new Map(), onlyWanted);
}

/** These variables, and all on which they depend. */
export function closureOf(
  variables: readonly Variable[],
  names: readonly string[],
): ReadonlySet<string> {
  const byName = variablesByName(variables);
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    append(open, byName.get(name)?.needs ?? []);
  }
  return found;
}

const indexed = new WeakMap<readonly Variable[], ReadonlyMap<string, Variable>>();

/** Searches go over the same variables thousands of times. */
function variablesByName(variables: readonly Variable[]): ReadonlyMap<string, Variable> {
  const known = indexed.get(variables);
  if (known) return known;
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  indexed.set(variables, byName);
  return byName;
}
