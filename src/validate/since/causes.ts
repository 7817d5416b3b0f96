import { contributorsOf } from '../../capability/compose.ts';
import { decodeText } from '../../tree/text.ts';
import { sameFile, sortedPaths } from '../../tree/tree.ts';
import { renderOnce, slotsIn } from '../render-once.ts';
import type { Trial, TriedFile } from '../trial.ts';

/** The output paths that differ between two trials of a template, by who made the difference. */
export function findCauses(
  before: Trial,
  now: Trial,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const causes = new Map<string, string[]>();
  const template = now.composition.template.id;
  const ids = contributorsOf(now.composition).map(({ id }) => id);
  const old = new Set(contributorsOf(before.composition).map(({ id }) => id));
  const suspects = ids.filter((id) => changed.has(id) && old.has(id));
  for (const path of sortedPaths(before.tree, now.tree)) {
    if (sameFile(before.tree.get(path), now.tree.get(path))) continue;
    const givers = suspects.filter((id) => givesOther(id, path, before, now));
    const blamed = givers.length > 0 ? givers : suspects.filter((id) => id === template);
    for (const id of blamed.length > 0 ? blamed : suspects)
      if (!causes.get(id)?.push(path)) causes.set(id, [path]);
  }
  return causes;
}

/** Whether a contributor puts something else into a file than it did, or into a slot of it. */
function givesOther(id: string, path: string, before: Trial, now: Trial): boolean {
  const [old, given] = [before, now].map((trial) => piecesOf(id, path, trial));
  return old !== given;
}

/** All that a contributor puts into a file, as one text to compare. */
function piecesOf(id: string, path: string, trial: Trial): string {
  const { files, slotTexts, tree, names } = trial;
  const there = [...tree].find(([one]) => one === path)?.[1].from.includes(id) ?? false;
  const atPath = files.filter((tried) => tried.path === path);
  const slots = new Set(atPath.flatMap(({ file }) => slotsIn(file)));
  const own = [
    ...atPath.filter(({ contributor }) => there && contributor.id === id),
    ...slotTexts.filter(({ contributor, slot }) => contributor.id === id && slots.has(slot)),
  ];
  return JSON.stringify(own.map((tried) => pieceOf(tried, names)));
}

function pieceOf({ file }: TriedFile, names: Trial['names']): readonly unknown[] {
  const { source } = renderOnce(file, names);
  return [source.executable, decodeText(source.bytes) ?? Buffer.from(source.bytes).toString('hex')];
}
