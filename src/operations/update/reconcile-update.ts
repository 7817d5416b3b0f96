import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Migration } from '../../catalog/manifest/migration.ts';
import { isHeld, type Plan } from '../../plan/change.ts';
import { type DeclaredMoves, followDeclared } from '../../plan/find-moves.ts';
import type { Labels } from '../../plan/merge/mark-conflict.ts';
import { versionOfFile } from '../../plan/next-base.ts';
import { reconcile } from '../../plan/reconcile.ts';
import type { Sides } from '../../plan/sides.ts';
import type { Lock } from '../../project/lock.ts';
import { versionsOf } from '../../project/restore.ts';
import type { ProjectFiles } from '../../project/state-files.ts';
import type { Composition } from '../../scaffold/compose/compose.ts';
import { migrationsOf } from '../../scaffold/compose/migrations.ts';
import { wantsBaseInConflicts } from '../../system/git/git-state.ts';
import type { GitFolder } from '../../system/git/run-git.ts';

/** What the sides are called between markers. */
export function labelsOf(lock: Lock, { id, source }: TemplateEntry): Required<Labels> {
  const theirs = `${id} ${source.value.metadata.version}`;
  return { ours: 'yours', theirs, base: baseLabel(lock) };
}

/** The label of the base in conflict markers, for users of diff3 style. */
export function baseLabel({ template }: Lock): string {
  return `${template.name} ${template.version}`;
}

/** Conflict markers include the base if git is configured so; git is called only if there is a conflict. */
export function reconcileUpdate(
  folder: GitFolder,
  sides: Sides,
  { base, ...labels }: Required<Labels>,
  moved: DeclaredMoves,
): Plan {
  const plan = reconcile(sides, labels, moved);
  const isMarked = plan.changes.some(({ kind }) => kind === 'conflict');
  if (!isMarked || !wantsBaseInConflicts(folder)) return plan;
  return reconcile(sides, { ...labels, base }, moved);
}

/**
 * The moves declared by migrations since the version of the lockfile; for a blocked or skipped file, since its own
 * version.
 */
export function declaredMoves(
  composition: Composition,
  { lock, base }: ProjectFiles,
  migrations: readonly Migration[],
): DeclaredMoves {
  const held = [...base].flatMap(([path, { at }]) => {
    if (at === undefined) return [];
    const since = migrationsOf(composition, (id) => at[id] ?? versionsOf(lock)(id));
    const to = followDeclared(path, movesOf(since));
    return to === path ? [] : [[path, to] as const];
  });
  const others = movesOf(migrations);
  return held.length === 0 ? others : [Object.fromEntries(held), ...others];
}

function movesOf(migrations: readonly Migration[]): DeclaredMoves {
  return migrations.flatMap(({ moved }) => (moved ? [moved] : []));
}

/** A plan in which each blocked or skipped file has the version it stays at. */
export function versionsAfter({ changes }: Plan, { base }: Sides, lock: Lock): Plan {
  return {
    changes: changes.map((change) => {
      const file = isHeld(change) ? base.get(change.was ?? change.path) : undefined;
      return file ? { ...change, version: versionOfFile(file, versionsOf(lock)) } : change;
    }),
  };
}
