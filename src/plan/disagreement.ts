import type { RequiredContent } from '../catalog/manifest/platform.ts';
import { isList, type Mapping, type Value } from '../shared/data/value.ts';
import { matchesGlob } from '../shared/tree/glob.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { decodeIfText } from '../shared/tree/text.ts';
import { sortedPaths, type Tree } from '../shared/tree/tree.ts';

/** A file that no longer contains an answer that the platform requires in it, such as the owner in CODEOWNERS. */
export interface Disagreement {
  readonly path: TreePath;
  readonly parameter: string;
  readonly answer: Value;
}

/** Where files contradict the answers: none of the files that must contain one does. */
export function findDisagreements(
  carries: readonly RequiredContent[],
  answers: Mapping,
  ours: Tree,
): readonly Disagreement[] {
  return carries.flatMap(({ parameter, file }) => {
    const answer = parameter === undefined ? undefined : answers[parameter];
    if (parameter === undefined || file === undefined || answer === undefined) return [];
    const fitting = sortedPaths(ours).filter(matchesGlob(file));
    const isRequired = fitting.some((path) => {
      const bytes = ours.get(path)?.bytes;
      return bytes !== undefined && isNamed(answer, decodeIfText(bytes));
    });
    return isRequired ? [] : fitting.map((path) => ({ path, parameter, answer }));
  });
}

/** Whether a text contains the answer as a word, or each of several. */
function isNamed(answer: Value, text = ''): boolean {
  if (isList(answer)) return answer.every((item) => isNamed(item, text));
  const word = String(answer).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);
}
