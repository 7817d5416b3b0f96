import { contributorsOf } from '../scaffold/compose/compose.ts';
import type { RenderCase } from './render-case.ts';
import { slotsIn } from './render-once.ts';

/** The paths that occurred in any case. */
export interface RenderedPaths {
  /** The contributors that were rendered. */
  readonly rendered: Set<string>;
  /** By contributor, the paths of its own files, whatever their conditions. */
  readonly pathsOf: Map<string, Set<string>>;
  /** By slot, the paths of the files that offer it. */
  readonly slotPaths: Map<string, Set<string>>;
}

export function noRenderedPaths(): RenderedPaths {
  return { rendered: new Set(), pathsOf: new Map(), slotPaths: new Map() };
}

/** Adds the paths of a case. */
export function addRenderedPaths(
  { rendered, pathsOf, slotPaths }: RenderedPaths,
  { files, composition }: RenderCase,
): void {
  for (const { id } of contributorsOf(composition)) rendered.add(id);
  for (const { contributor, file, path } of files) {
    addTo(pathsOf, contributor.id, path);
    for (const slot of slotsIn(file)) addTo(slotPaths, slot, path);
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
