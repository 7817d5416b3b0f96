import type { SiteKey, Sites } from './site.ts';

/** How often each side of each site was met, and each line of each file rendered. */
export interface Tally {
  readonly counts: ReadonlyMap<SiteKey, readonly number[]>;
  /** By file and line; a line without output of its own is not included. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Collects counts while cases are rendered. */
export interface Counter extends Tally {
  readonly meet: (key: SiteKey, side: number) => void;
  readonly line: (file: string, line: number) => void;
}

/** A counter for these sites, all at zero; what is met elsewhere is not counted. */
export function createCounter(sites: Sites): Counter {
  const counts = new Map([...sites].map(([key, { sides }]) => [key, sides.map(() => 0)]));
  const lines = new Map<string, Map<number, number>>();
  return {
    counts,
    lines,
    meet: (key, side) => {
      const known = counts.get(key);
      if (known?.[side] !== undefined) known[side] += 1;
    },
    line: (file, line) => {
      const known = lines.get(file) ?? new Map<number, number>();
      lines.set(file, known.set(line, (known.get(line) ?? 0) + 1));
    },
  };
}
