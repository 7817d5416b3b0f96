import { contributorsOf } from '../capability/compose.ts';
import { slotsIn } from './render-once.ts';
import type { Trial } from './trial.ts';

/** The paths that all trials together have shown. */
export interface Seen {
  /** The contributors that were laid at all. */
  readonly tried: Set<string>;
  /** By contributor, the paths of its own files, whether their conditions held or not. */
  readonly pathsOf: Map<string, Set<string>>;
  /** By slot, the paths of the files that offer it. */
  readonly slotPaths: Map<string, Set<string>>;
}

export function nothingSeen(): Seen {
  return { tried: new Set(), pathsOf: new Map(), slotPaths: new Map() };
}

/** Adds what a trial shows. */
export function see({ tried, pathsOf, slotPaths }: Seen, { files, composition }: Trial): void {
  for (const { id } of contributorsOf(composition)) tried.add(id);
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
