import type { Base, BaseFile, GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { baseOf } from './base-of.ts';
import { isHeld, type Plan } from './change.ts';

/** The version of a contributor, by its id, in a lockfile. */
type FileVersionsById = (id: string) => string | undefined;

/** The versions in the lockfile before and after an update. */
interface Locked {
  readonly before: FileVersionsById;
  readonly after: FileVersionsById;
}

/**
 * The base to record after a plan was applied: what the template generates now, except for blocked and skipped paths.
 * They keep their base with its versions, so that a later update merges from there.
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
