import type { Base, BaseFile, GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { baseOf } from './base-of.ts';
import { isHeld, type Plan } from './change.ts';

/** The version of a contributor, by its id, as a lockfile says. */
type FileVersionsById = (id: string) => string | undefined;

/** What the lockfile said before an update, and what it will say after it. */
interface Locked {
  readonly before: FileVersionsById;
  readonly after: FileVersionsById;
}

/**
 * The base to record after a plan was carried out: what the template gives now, but for the paths that were held.
 * They keep the base that they had, with the versions that it is of, so that a later update merges from there.
 */
export function nextBase(
  plan: Plan,
  { base, theirs }: { readonly base: Base; readonly theirs: Tree<GeneratedFile> },
  locked: Locked,
): Base {
  const held = plan.changes
    .filter(isHeld)
    .flatMap(({ path, was }) => (was === undefined ? [path] : [path, was]));
  const next = new Map(baseOf(theirs));
  for (const path of held) {
    const known = base.get(path);
    if (known === undefined) next.delete(path);
    else next.set(path, hold(known, locked));
  }
  return next;
}

/** The version that a file of the base is at: that of its first contributor. */
export function versionOfFile(
  { from: [first = ''], at }: BaseFile,
  versionOf: FileVersionsById,
): string | undefined {
  return at?.[first] ?? versionOf(first);
}

function hold({ at, ...file }: BaseFile, { before, after }: Locked): BaseFile {
  const behind = file.from.flatMap((id) => {
    const version = at?.[id] ?? before(id);
    return version === undefined || version === after(id) ? [] : [[id, version] as const];
  });
  return behind.length === 0 ? file : { ...file, at: Object.fromEntries(behind) };
}
