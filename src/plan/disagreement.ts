import { isList, type Mapping, type Value } from '../data/value.ts';
import type { Carried } from '../manifest/platform.ts';
import { matchesGlob } from '../tree/glob.ts';
import type { TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import { sortedPaths, type Tree } from '../tree/tree.ts';

/** A file that no longer names an answer which the platform wants it to carry, such as the owner in CODEOWNERS. */
export interface Disagreement {
  readonly path: TreePath;
  readonly parameter: string;
  readonly answer: Value;
}

/** Where a service says something else than its answers, by what the platform asks of its kind. */
export function findDisagreements(
  carries: readonly Carried[],
  answers: Mapping,
  ours: Tree,
): readonly Disagreement[] {
  return carries.flatMap(({ parameter, file }) => {
    const answer = parameter === undefined ? undefined : answers[parameter];
    if (parameter === undefined || file === undefined || answer === undefined) return [];
    return sortedPaths(ours)
      .filter(matchesGlob(file))
      .filter((path) => !isNamed(answer, decodeText(ours.get(path)?.bytes ?? new Uint8Array())))
      .map((path) => ({ path, parameter, answer }));
  });
}

/** Whether a text holds the answer as a word of its own, or each of several. */
function isNamed(answer: Value, text = ''): boolean {
  if (isList(answer)) return answer.every((item) => isNamed(item, text));
  const word = String(answer).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);
}
