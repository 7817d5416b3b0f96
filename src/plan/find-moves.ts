import { compareText } from '../shared/diagnostic.ts';
import { baseName, type TreePath, withoutEndSlash } from '../shared/tree/path.ts';
import { decodeIfText } from '../shared/tree/text.ts';
import {
  type Base,
  bytesOf,
  digestOf,
  type FileContent,
  sameContent,
  sortedPaths,
  type Tree,
} from '../shared/tree/tree.ts';
import type { Sides } from './sides.ts';

/** Paths that moved, old to new, as the migrations of one version after the other declare them: files or folders. */
export type DeclaredMoves = readonly Readonly<Record<string, string>>[];

/** Files that the template moved: old path to new. */
export type Moves = ReadonlyMap<TreePath, TreePath>;

/** At least half of the lines, and enough of them to mean something. */
const leastLikeness = 0.5;
const leastLines = 4;

/**
 * Finds moved files: as declared, even if a new file is generated at the old path; else, among files no longer
 * generated, by the same bytes, else by the most common lines. Deterministic.
 */
export function findMoves({ base, theirs }: Omit<Sides, 'ours'>, declared: DeclaredMoves): Moves {
  const moves = new Map<TreePath, TreePath>();
  const come = base.size === 0 ? [] : pathsOf(theirs, base);
  if (come.length === 0) return moves;
  const gone = pathsOf(base, theirs);
  const taken = new Set<TreePath>();
  const take = (pairs: readonly MovePair[]) => {
    for (const { old, to } of pairs) {
      if (moves.has(old) || taken.has(to)) continue;
      moves.set(old, to);
      taken.add(to);
    }
  };
  const left = () => gone.filter((path) => !moves.has(path));
  const open = () => come.filter((path) => !taken.has(path));
  take(declaredPairs(managedPaths(base), come, declared));
  take(equalPairs(left(), open(), base, theirs));
  take(likePairs(left(), open(), base, theirs));
  return moves;
}

interface MovePair {
  readonly old: TreePath;
  readonly to: TreePath;
  readonly likeness: number;
}

/** The managed files that only the first tree has. */
function pathsOf(tree: Base, other: Base): readonly TreePath[] {
  return managedPaths(tree).filter((path) => !other.has(path));
}

function managedPaths(tree: Base): readonly TreePath[] {
  return sortedPaths(tree).filter((path) => !tree.get(path)?.once);
}

function declaredPairs(
  provided: readonly TreePath[],
  come: readonly TreePath[],
  declared: DeclaredMoves,
): readonly MovePair[] {
  if (declared.length === 0) return [];
  const known = new Set<string>(come);
  return provided.flatMap((old) => {
    const target = followDeclared(old, declared);
    return known.has(target) ? [{ old, to: target as TreePath, likeness: 1 }] : [];
  });
}

/** Where a chain of declared moves leads. */
export function followDeclared(path: string, declared: DeclaredMoves): string {
  return declared.reduce<string>(moveOnce, path);
}

function moveOnce(path: string, moved: Readonly<Record<string, string>>): string {
  for (const [old, to] of Object.entries(moved)) {
    const [from, into] = [withoutEndSlash(old), withoutEndSlash(to)];
    if (path === from) return into;
    if (path.startsWith(`${from}/`)) return into + path.slice(from.length);
  }
  return path;
}

const nothing: FileContent = { bytes: new Uint8Array() };

/** An empty file matches every other, so it is ignored. */
function equalPairs(
  gone: readonly TreePath[],
  come: readonly TreePath[],
  base: Base,
  theirs: Tree,
): readonly MovePair[] {
  if (gone.length === 0) return [];
  const byContent = new Map<string, TreePath[]>();
  for (const to of come) {
    const digest = digestOf(theirs.get(to) ?? nothing);
    byContent.set(digest, [...(byContent.get(digest) ?? []), to]);
  }
  const pairs = gone.flatMap((old) => {
    const generated = base.get(old);
    if (generated === undefined || bytesOf(generated)?.length === 0) return [];
    const equal = byContent.get(digestOf(generated)) ?? [];
    return equal.map((to) => ({ old, to, likeness: 1 }));
  });
  return pairs.sort(byLikeness);
}

function likePairs(
  gone: readonly TreePath[],
  come: readonly TreePath[],
  base: Base,
  theirs: Tree,
): readonly MovePair[] {
  if (gone.length === 0) return [];
  const counts = new Map(come.map((to) => [to, countLines(theirs.get(to))]));
  const index = indexLines(counts);
  const totals = new Map([...counts].map(([to, lines]) => [to, total(lines)]));
  const pairs = gone.flatMap((old) => {
    const lines = countLines(base.get(old));
    const longest = total(lines);
    return [...countCommon(lines, index)].map(([to, common]): MovePair => {
      const longer = Math.max(longest, totals.get(to) ?? 0);
      return { old, to, likeness: longer < leastLines ? 0 : common / longer };
    });
  });
  return pairs.filter(({ likeness }) => likeness >= leastLikeness).sort(byLikeness);
}

type Index = ReadonlyMap<string, readonly (readonly [TreePath, number])[]>;

/** Where each line is and how often, so that a file meets only those that have one in common with it. */
function indexLines(counts: ReadonlyMap<TreePath, LineCounts>): Index {
  const index = new Map<string, (readonly [TreePath, number])[]>();
  for (const [path, lines] of counts) {
    for (const [line, times] of lines) {
      const known = index.get(line);
      if (known) known.push([path, times]);
      else index.set(line, [[path, times]]);
    }
  }
  return index;
}

/** How many lines a file has in common with each of the others. */
function countCommon(lines: LineCounts, index: Index): ReadonlyMap<TreePath, number> {
  const common = new Map<TreePath, number>();
  for (const [line, times] of lines) {
    for (const [path, there] of index.get(line) ?? [])
      common.set(path, (common.get(path) ?? 0) + Math.min(times, there));
  }
  return common;
}

/** Among the most like ones a file that keeps its name, then by path. */
function byLikeness(a: MovePair, b: MovePair): number {
  return (
    b.likeness - a.likeness ||
    Number(keepsName(b)) - Number(keepsName(a)) ||
    compareText(a.old, b.old) ||
    compareText(a.to, b.to)
  );
}

function keepsName({ old, to }: MovePair): boolean {
  return baseName(old) === baseName(to);
}

type LineCounts = ReadonlyMap<string, number>;

/** The significant lines of a text, and how often each occurs. */
function countLines(file: FileContent | undefined): LineCounts {
  const counts = new Map<string, number>();
  const bytes = bytesOf(file);
  for (const line of (bytes && decodeIfText(bytes))?.split('\n') ?? []) {
    const bare = line.trim();
    if (bare !== '') counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  return counts;
}

/** Whether a file may be what another one became. */
export function areLike(one: FileContent, other: FileContent): boolean {
  if (sameContent(one, other)) return true;
  return likenessOf(countLines(one), countLines(other)) >= leastLikeness;
}

/** The share of lines that both have, of the longer one. */
function likenessOf(a: LineCounts, b: LineCounts): number {
  const longer = Math.max(total(a), total(b));
  if (longer < leastLines) return 0;
  const common = [...a].reduce((sum, [line, times]) => sum + Math.min(times, b.get(line) ?? 0), 0);
  return common / longer;
}

function total(counts: LineCounts): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}
