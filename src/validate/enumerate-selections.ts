import { type Choices, fillUp } from './selections.ts';

/**
 * The selections that show whether all can be combined: the defaults, none, and enough others that every two
 * which can be on together are so in one of them, and every one alone that goes with no other. Two is enough:
 * paths, parameters and contradictions are between two.
 */
export function enumerateSelections(choices: Choices): readonly (readonly string[])[] {
  const first = [fillUp(choices, [], choices.defaults), []];
  const covering = [...first, ...coverPairs(choices, first)];
  const covered = new Set(covering.flat());
  const alone = choices.ids.filter((id) => !covered.has(id)).map((id) => fillUp(choices, [], [id]));
  return [...new Map([...covering, ...alone].map((ids) => [keyOf(ids), ids])).values()];
}

/** Selections with every pair that no earlier one has; each is filled up with what adds the most new pairs. */
function coverPairs(
  choices: Choices,
  earlier: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const open = new Set(pairsOf(choices.ids));
  for (const ids of earlier) for (const pair of pairsOf(ids)) open.delete(pair);
  const added: (readonly string[])[] = [];
  for (const pair of open) {
    open.delete(pair);
    const ids = selectBoth(choices, pair);
    if (ids === undefined) continue;
    const filled = fillWithNewPairs(choices, ids, open);
    for (const covered of pairsOf(filled)) open.delete(covered);
    added.push(filled);
  }
  return added;
}

/** Two with what they require, the one before the other, for the first may require what the second is. */
function selectBoth(choices: Choices, pair: string): readonly string[] | undefined {
  const two = pair.split(' ');
  return [two, two.toReversed()]
    .map((order) => fillUp(choices, [], order))
    .find((ids) => pairsOf(ids).includes(pair));
}

function fillWithNewPairs(
  choices: Choices,
  ids: readonly string[],
  open: ReadonlySet<string>,
): readonly string[] {
  const gain = (id: string) => ids.filter((one) => open.has(pairOf(one, id))).length;
  const ranked = choices.ids
    .map((id) => ({ id, gain: gain(id) }))
    .filter((candidate) => candidate.gain > 0)
    .sort((a, b) => b.gain - a.gain);
  return fillUp(choices, ids, [...ranked.map(({ id }) => id), ...choices.ids]);
}

function pairsOf(ids: readonly string[]): readonly string[] {
  const sorted = [...ids].sort();
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => pairOf(a, b)));
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function keyOf(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}
