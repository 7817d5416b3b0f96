import type { Composition } from '../capability/compose.ts';
import { migrationsOf } from '../capability/migrate.ts';
import type { TemplateEntry } from '../catalog/catalog.ts';
import { wantsBaseInConflicts } from '../host/git-state.ts';
import type { Lock } from '../lockfile/lock.ts';
import type { Recorded } from '../lockfile/record.ts';
import { versionsOf } from '../lockfile/restore.ts';
import type { Migration } from '../manifest/migration.ts';
import { isHeld, type Plan } from '../plan/change.ts';
import { type Declared, followDeclared } from '../plan/find-moves.ts';
import type { Labels } from '../plan/mark-conflict.ts';
import { versionOfFile } from '../plan/next-base.ts';
import { reconcile } from '../plan/reconcile.ts';
import type { Sides } from '../plan/sides.ts';

/** What the sides are called between markers. */
export function labelsOf(lock: Lock, { id, source }: TemplateEntry): Required<Labels> {
  const theirs = `${id} ${source.value.metadata.version}`;
  return { ours: 'yours', theirs, base: baseLabel(lock) };
}

/** What the files that were last given are called where a person wants to see them in a conflict. */
export function baseLabel({ template }: Lock): string {
  return `${template.name} ${template.version}`;
}

/** The base stands in conflicts where git is set so; git is asked only if there is one. */
export function planFollowing(
  root: string,
  sides: Sides,
  { base, ...labels }: Required<Labels>,
  moved: Declared,
): Plan {
  const plan = reconcile(sides, labels, moved);
  const isMarked = plan.changes.some(({ kind }) => kind === 'conflict');
  if (!isMarked || !wantsBaseInConflicts(root)) return plan;
  return reconcile(sides, { ...labels, base }, moved);
}

/** The moves that migrations declare since the version of the lockfile; of a file that was held, since its own. */
export function declaredMoves(
  composition: Composition,
  { lock, base }: Recorded,
  migrations: readonly Migration[],
): Declared {
  const held = [...base].flatMap(([path, { at }]) => {
    if (at === undefined) return [];
    const since = migrationsOf(composition, (id) => at[id] ?? versionsOf(lock)(id));
    const to = followDeclared(path, movesOf(since));
    return to === path ? [] : [[path, to] as const];
  });
  const others = movesOf(migrations);
  return held.length === 0 ? others : [Object.fromEntries(held), ...others];
}

function movesOf(migrations: readonly Migration[]): Declared {
  return migrations.flatMap(({ moved }) => (moved ? [moved] : []));
}

/** A plan that says of each file that is held which version it stays at. */
export function withVersions({ changes }: Plan, { base }: Sides, lock: Lock): Plan {
  return {
    changes: changes.map((change) => {
      const file = isHeld(change) ? base.get(change.was ?? change.path) : undefined;
      return file ? { ...change, version: versionOfFile(file, versionsOf(lock)) } : change;
    }),
  };
}
