import type { GivenFile, Tree } from '../tree/tree.ts';
import { isHeld, type Plan } from './change.ts';

/** The version of a contributor, by its id, as the lockfile says before the update. */
type Versions = (id: string) => string | undefined;

/**
 * The base to record after a plan was carried out: what the template gives now, but for the paths that were held.
 * They keep the base that they had, with the versions that it is of, so that a later update merges from there.
 */
export function nextBase(
  plan: Plan,
  { base, theirs }: { readonly base: Tree<GivenFile>; readonly theirs: Tree<GivenFile> },
  versionOf: Versions,
): Tree<GivenFile> {
  const held = plan.changes
    .filter(isHeld)
    .flatMap(({ path, was }) => (was === undefined ? [path] : [path, was]));
  if (held.length === 0) return theirs;
  const next = new Map(theirs);
  for (const path of held) {
    const known = base.get(path);
    if (known === undefined) next.delete(path);
    else next.set(path, { ...known, at: known.at ?? versionsAt(known, versionOf) });
  }
  return next;
}

/** The version that a file of the base is at: that of its first contributor. */
export function versionOfFile(
  { from: [first = ''], at }: GivenFile,
  versionOf: Versions,
): string | undefined {
  return at?.[first] ?? versionOf(first);
}

function versionsAt({ from }: GivenFile, versionOf: Versions): Readonly<Record<string, string>> {
  return Object.fromEntries(
    from.flatMap((id) => {
      const version = versionOf(id);
      return version === undefined ? [] : [[id, version] as const];
    }),
  );
}
