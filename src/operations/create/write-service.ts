import { blockedOf, conflictsOf, isWrite, type Plan } from '../../plan/change.ts';
import { differInModes } from '../../plan/ignore-modes.ts';
import { nextBase } from '../../plan/next-base.ts';
import { reconcile } from '../../plan/reconcile.ts';
import { type CatalogSource, lockOf, lockPath, updateStatePath } from '../../project/lock.ts';
import { versionsOf } from '../../project/restore.ts';
import { stateFilesOf } from '../../project/state-files.ts';
import { throwError } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { emptyTree, sameFile, type Tree, type TreeFile } from '../../shared/tree/tree.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { comparesModes } from '../../system/git/git-state.ts';
import { commitInPlace } from '../../system/project/commit-in-place.ts';
import { commitNewFolder } from '../../system/project/commit-new.ts';
import { inspectTarget } from '../../system/project/inspect-target.ts';
import { hidesState } from '../../system/project/read-state.ts';
import { readWorkTree } from '../../system/project/read-work-tree.ts';
import { recover } from '../../system/project/recover.ts';
import type { Service } from '../answers/prepare-service.ts';
import { catalogSource } from '../catalog/catalog-source.ts';
import type { Context } from '../context.ts';
import { stateWrites } from '../update/state-writes.ts';
import { workspaceAt } from '../workspace-of.ts';
import type { NewService } from './target-folder.ts';

/** A folder that a service goes to, read once, with all that would happen to it. */
export interface TargetPlan {
  readonly workspace: Workspace;
  /** The folder as the user would type it. */
  readonly displayPath: string;
  readonly state: 'absent' | 'empty' | 'negligible' | 'occupied';
  readonly plan: Plan;
  /** The files under `.idp/` as they were read, and those of this service. */
  readonly stateOnDisk: Tree;
  readonly stateFiles: Tree;
}

/** Looks at the folder that a service is meant for; nothing is written. */
export async function planTarget(service: NewService, context: Context): Promise<TargetPlan> {
  const { displayPath, files: theirs } = service;
  const workspace = workspaceAt(displayPath, context);
  await recover(workspace);
  const state = await inspectTarget(workspace.root, displayPath);
  const { template } = service.composition;
  const labels = {
    ours: 'yours',
    theirs: `${template.id} ${template.source.value.metadata.version}`,
  };
  const isAbsent = state === 'absent';
  const paths = isAbsent ? [] : [...theirs.keys()];
  const { files: ours, obstacles } = readWorkTree(workspace, paths, emptyTree);
  const sides = { base: emptyTree, ours, theirs, obstacles };
  const modes = !differInModes(sides) || comparesModes(workspace);
  const plan = reconcile({ ...sides, modes }, labels);
  const stateFiles = stateFilesFor(service, plan, catalogSource(context, workspace.root));
  const there = isAbsent ? [] : [...stateFiles.keys(), updateStatePath];
  const stateOnDisk = readTree(workspace.root, there, displayPath);
  return { workspace, displayPath, state, plan, stateOnDisk, stateFiles };
}

function stateFilesFor(service: Service, plan: Plan, catalog: CatalogSource): Tree {
  const lock = lockOf(service.composition, service.answers, catalog);
  const nothing = { before: () => undefined, after: versionsOf(lock) };
  return stateFilesOf({
    lock,
    base: nextBase(plan, { base: emptyTree, theirs: service.files }, nothing),
  });
}

/** Throws for a folder that is not empty, unless --force is given; lists the conflicting files. */
export function assertNotOccupied({ displayPath, state, plan }: TargetPlan, force: boolean): void {
  const conflicts = [...conflictsOf(plan), ...blockedOf(plan)].map(({ path }) => path).sort();
  const many = `${conflicts.length} of them ${conflicts.length === 1 ? 'differs' : 'differ'}`;
  const differing =
    conflicts.length === 0 ? '' : `, and ${many}: ${conflicts.slice(0, 5).join(', ')}`;
  assertNoState(
    { displayPath, state: conflicts.length > 0 ? 'occupied' : state },
    force,
    differing,
  );
}

/** The same for a folder of which no more is known yet. */
export function assertNoState(
  { displayPath, state }: Pick<TargetPlan, 'displayPath' | 'state'>,
  force: boolean,
  differing = '',
): void {
  if (state !== 'occupied' || force) return;
  throwError({
    code: 'files/not-empty',
    message: `${displayPath} is not empty${differing}`,
    hint: 'choose another folder with --out DIR, or add --force to write into it and mark conflicts',
  });
}

/** Writes a service with its lockfile and base, all or nothing. */
export async function writeService({ files }: Service, target: TargetPlan): Promise<void> {
  const { workspace, state, plan, stateOnDisk, stateFiles } = target;
  if (state === 'absent')
    return commitNewFolder(workspace, new Map<TreePath, TreeFile>([...files, ...stateFiles]));
  assertSameService(target);
  const writes = plan.changes.filter(isWrite);
  return commitInPlace(workspace, [...writes, ...stateWrites(workspace, stateFiles, stateOnDisk)]);
}

/**
 * A folder with a service keeps its lockfile, also one that git did not check out: only the very same service may be
 * generated into it.
 */
export function assertSameService(target: TargetPlan): void {
  const { workspace, displayPath, state, stateOnDisk, stateFiles } = target;
  if (state === 'absent') return;
  const lock = stateOnDisk.get(lockPath);
  const same =
    lock === undefined ? !hidesState(workspace) : sameFile(lock, stateFiles.get(lockPath));
  if (same && !stateOnDisk.has(updateStatePath)) return;
  throwError({
    code: 'lockfile/exists',
    message: `${displayPath} already contains another service`,
    hint: `run idp status in it, or idp update --set NAME=VALUE to change its answers`,
  });
}
