import { isAbsolute, join, resolve } from 'node:path';
import { fail } from '../errors/error.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { commitNewFolder } from '../host/commit-new.ts';
import { comparesModes } from '../host/git-state.ts';
import { inspectTarget } from '../host/inspect-target.ts';
import { readOurs } from '../host/read-ours.ts';
import { hidesState } from '../host/read-state.ts';
import { readTree } from '../host/read-tree.ts';
import { recover } from '../host/recover.ts';
import { lockOf, lockPath, unfinishedPath } from '../lockfile/lock.ts';
import { recordFiles } from '../lockfile/record.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { blockedOf, conflictsOf, isWrite, type Plan } from '../plan/change.ts';
import { differInModes } from '../plan/ignore-modes.ts';
import { nextBase } from '../plan/next-base.ts';
import { reconcile } from '../plan/reconcile.ts';
import type { TreePath } from '../tree/path.ts';
import { emptyTree, sameFile, type Tree, type TreeFile } from '../tree/tree.ts';
import { catalogSource } from './catalog-source.ts';
import { recordWrites } from './commit-following.ts';
import type { Context } from './context.ts';
import type { Service } from './prepare-service.ts';

/** A folder that a service goes to, with all that would happen to it. */
export interface Target {
  /** As the person would type it. */
  readonly shown: string;
  readonly state: 'absent' | 'empty' | 'negligible' | 'occupied';
  readonly plan: Plan;
}

/** Looks at the folder that a service is meant for; nothing is written. */
export async function planTarget(shown: string, cwd: string, service: Service): Promise<Target> {
  const root = pathOf(shown, cwd);
  if ((await inspectTarget(root, shown)) !== 'absent') await recover(root, shown);
  const state = await inspectTarget(root, shown);
  const { template } = service.composition;
  const labels = {
    ours: 'yours',
    theirs: `${template.id} ${template.source.value.metadata.version}`,
  };
  const paths = state === 'absent' ? [] : [...service.files.keys()];
  const { files: ours, obstacles } = readOurs({ root, shown }, paths, emptyTree);
  const sides = { base: emptyTree, ours, theirs: service.files, obstacles };
  const modes = !differInModes(sides) || comparesModes(root);
  return { shown, state, plan: reconcile({ ...sides, modes }, labels) };
}

/** Stops before a folder with files in it, unless the person insists; tells which of them differ. */
export function refuseOccupied({ shown, state, plan }: Target, force: boolean): void {
  const conflicts = [...conflictsOf(plan), ...blockedOf(plan)].map(({ path }) => path).sort();
  const many = `${conflicts.length} of them ${conflicts.length === 1 ? 'differs' : 'differ'}`;
  const differing =
    conflicts.length === 0 ? '' : `, and ${many}: ${conflicts.slice(0, 5).join(', ')}`;
  refuseState({ shown, state: conflicts.length > 0 ? 'occupied' : state }, force, differing);
}

/** The same for a folder of which no more is known yet. */
export function refuseState(
  { shown, state }: Pick<Target, 'shown' | 'state'>,
  force: boolean,
  differing = '',
): void {
  if (state !== 'occupied' || force) return;
  fail({
    code: 'files/not-empty',
    message: `${shown} already holds files${differing}`,
    hint: 'choose another folder by --out DIR, or add --force to put the files beside them and mark what differs',
  });
}

/** Writes a service with its record, all or nothing. */
export async function writeService(
  service: Service,
  target: Target,
  context: Context,
): Promise<void> {
  const { shown, state, plan } = target;
  const root = pathOf(shown, context.cwd);
  const record = recordOf(service, target, context);
  if (state === 'absent')
    return commitNewFolder(root, new Map<TreePath, TreeFile>([...service.files, ...record]), shown);
  refuseOtherService(service, target, context);
  const recorded = recordWrites(root, record, shown);
  return commitInPlace(root, [...plan.changes.filter(isWrite), ...recorded], shown);
}

function recordOf(service: Service, { shown, plan }: Target, context: Context): Tree {
  const root = pathOf(shown, context.cwd);
  const lock = lockOf(service.composition, service.answers, catalogSource(context, root));
  const nothing = { before: () => undefined, after: versionsOf(lock) };
  return recordFiles({
    lock,
    base: nextBase(plan, { base: emptyTree, theirs: service.files }, nothing),
  });
}

/** A folder that is a service already keeps its record, also one that git left out: only the very same may be laid over it. */
export function refuseOtherService(service: Service, target: Target, context: Context): void {
  const { shown, state } = target;
  if (state === 'absent') return;
  const root = pathOf(shown, context.cwd);
  const known = readTree(root, [lockPath, unfinishedPath], shown);
  const lock = known.get(lockPath);
  const wanted = recordOf(service, target, context).get(lockPath);
  const same = lock === undefined ? !hidesState(root) : sameFile(lock, wanted);
  if (same && !known.has(unfinishedPath)) return;
  fail({
    code: 'lockfile/exists',
    message: `${shown} is a service already, and not this one`,
    hint: `go into it and run idp status, or idp update --set NAME=VALUE to change its answers`,
  });
}

export function pathOf(shown: string, cwd: string): string {
  return isAbsolute(shown) ? shown : resolve(join(cwd, shown));
}
