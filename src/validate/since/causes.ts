import { contributorsOf } from '../../scaffold/compose/compose.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { sameFile, sortedPaths } from '../../shared/tree/tree.ts';
import type { RenderCase, RenderedFile } from '../render-case.ts';
import { renderOnce, slotsIn } from '../render-once.ts';

/** The output paths that differ between two cases of a template, by the contributor that changed. */
export function findCauses(
  before: RenderCase,
  now: RenderCase,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const causes = new Map<string, string[]>();
  const template = now.composition.template.id;
  const ids = contributorsOf(now.composition).map(({ id }) => id);
  const old = new Set(contributorsOf(before.composition).map(({ id }) => id));
  const suspects = ids.filter((id) => changed.has(id) && old.has(id));
  for (const path of sortedPaths(before.tree, now.tree)) {
    if (sameFile(before.tree.get(path), now.tree.get(path))) continue;
    const contributors = suspects.filter((id) => rendersOther(id, path, before, now));
    const blamed =
      contributors.length > 0 ? contributors : suspects.filter((id) => id === template);
    for (const id of blamed.length > 0 ? blamed : suspects)
      if (!causes.get(id)?.push(path)) causes.set(id, [path]);
  }
  return causes;
}

/** Whether a contributor puts something else into a file than it did, or into a slot of it. */
function rendersOther(id: string, path: string, before: RenderCase, now: RenderCase): boolean {
  const [old, provided] = [before, now].map((renderCase) => piecesOf(id, path, renderCase));
  return old !== provided;
}

/** All that a contributor puts into a file, as one text to compare. */
function piecesOf(id: string, path: string, renderCase: RenderCase): string {
  const { files, slotTexts, tree, names } = renderCase;
  const there = [...tree].find(([one]) => one === path)?.[1].from.includes(id) ?? false;
  const atPath = files.filter((renderCases) => renderCases.path === path);
  const slots = new Set(atPath.flatMap(({ file }) => slotsIn(file)));
  const own = [
    ...atPath.filter(({ contributor }) => there && contributor.id === id),
    ...slotTexts.filter(({ contributor, slot }) => contributor.id === id && slots.has(slot)),
  ];
  return JSON.stringify(own.map((renderCases) => pieceOf(renderCases, names)));
}

function pieceOf({ file }: RenderedFile, names: RenderCase['names']): readonly unknown[] {
  const { skeletonFile } = renderOnce(file, names);
  return [
    skeletonFile.executable,
    decodeText(skeletonFile.bytes) ?? Buffer.from(skeletonFile.bytes).toString('hex'),
  ];
}
