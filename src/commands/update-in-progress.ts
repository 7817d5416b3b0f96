import { orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import type { Place } from '../host/place.ts';
import { readTree } from '../host/read-tree.ts';
import { joinShown } from '../host/shown.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import { printUnfinished, type Unfinished } from '../lockfile/unfinished.ts';
import type { TreeFile } from '../tree/tree.ts';
import { parseRecord, type ServiceRecord } from './read-record.ts';
import { writeOf } from './write-of.ts';

/** An update that was begun and is not finished, and the file that says so. */
export interface UpdateInProgress {
  readonly unfinished: Unfinished;
  readonly file: TreeFile;
}

/** A service of which it is known whether an update is in progress: it is read once a run. */
export interface UpdatableService extends ServiceRecord, Place {
  readonly update: UpdateInProgress | undefined;
}

export async function readUpdateInProgress({
  root,
  shown,
}: Place): Promise<UpdateInProgress | undefined> {
  const file = readTree(root, [unfinishedPath], shown).get(unfinishedPath);
  if (file === undefined) return undefined;
  const { parseUnfinished } = await import('../lockfile/parse-unfinished.ts');
  const unfinished = orThrow(parseUnfinished(file.bytes, joinShown(shown, unfinishedPath)));
  return { file, unfinished };
}

/** Records the next state of an update. It may hold what others may not read, so only its owner may. */
export async function saveUpdate(
  { root, shown }: Place,
  known: UpdateInProgress | undefined,
  unfinished: Unfinished,
): Promise<UpdateInProgress> {
  const file = unfinishedFile(unfinished);
  await commitInPlace(root, writeOf(unfinishedPath, known?.file, file), shown);
  return { unfinished, file };
}

export function unfinishedFile(unfinished: Unfinished): TreeFile {
  return { bytes: printUnfinished(unfinished), executable: false, isPrivate: true };
}

/** The last step of an update that was aborted or rolled back. */
export async function forgetUpdate(
  { root, shown }: Place,
  { file }: UpdateInProgress,
): Promise<void> {
  await commitInPlace(root, writeOf(unfinishedPath, file, undefined), shown);
}

/** The update where one is expected. */
export function requireUpdate({ update }: Pick<UpdatableService, 'update'>): UpdateInProgress {
  return (
    update ??
    fail({
      code: 'update/not-in-progress',
      message: 'no update is in progress here',
      hint: 'idp status tells where this service stands',
    })
  );
}

/** Stops a verb that would write on top of an update in progress. */
export function refuseUnfinished({ update }: UpdatableService): void {
  if (update) failIfAny([problemOf(update)]);
}

/** What is reported of an update in progress, and the service as if it were finished. */
export async function finishInMind<T extends UpdatableService>(
  service: T,
): Promise<{ readonly problem: Problem; readonly service: T } | undefined> {
  const { update } = service;
  if (update === undefined) return undefined;
  const problem = problemOf(update);
  if (update.unfinished.stage === 'commands-before') return { problem, service };
  const shownPath = () => joinShown(service.shown, unfinishedPath);
  const record = await parseRecord(update.unfinished.record, shownPath);
  return { problem, service: { ...service, ...record } };
}

function problemOf({ unfinished }: UpdateInProgress): Problem {
  const { to, conflicts, stage } = unfinished;
  return {
    code: 'update/in-progress',
    message: `an update to ${to} is not finished${conflicts.length === 0 ? '' : `: ${conflicts.join(', ')}`}`,
    hint:
      stage === 'commands-before'
        ? 'run idp update --abort, and begin again'
        : 'run idp update --continue once conflicts are resolved, or idp update --abort',
  };
}
