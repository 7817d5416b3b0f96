import { orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { readTree } from '../host/read-tree.ts';
import { joinShown } from '../host/shown.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import { isBeforeFiles, type Unfinished } from '../lockfile/unfinished.ts';
import type { TreeFile } from '../tree/tree.ts';
import type { OpenService } from './follow.ts';
import { parseRecord } from './read-record.ts';

/** An update that waits for its developer: what it needs to go on, and the file that says so. */
export interface FoundUnfinished {
  readonly unfinished: Unfinished;
  readonly file: TreeFile;
}

export async function readUnfinished({
  root,
  shown,
}: OpenService): Promise<FoundUnfinished | undefined> {
  const file = readTree(root, [unfinishedPath], shown).get(unfinishedPath);
  if (file === undefined) return undefined;
  const { parseUnfinished } = await import('../lockfile/parse-unfinished.ts');
  const unfinished = orThrow(parseUnfinished(file.bytes, joinShown(shown, unfinishedPath)));
  return { file, unfinished };
}

/** The same where one is expected. */
export async function findUnfinished(service: OpenService): Promise<FoundUnfinished> {
  const found = await readUnfinished(service);
  return (
    found ??
    fail({
      code: 'lockfile/nothing-unfinished',
      message: 'no update is waiting here',
      hint: 'idp status tells where this service stands',
    })
  );
}

/** Stops a verb that would write on top of an update that waits. */
export async function refuseUnfinished(service: OpenService): Promise<void> {
  const found = await readUnfinished(service);
  if (found) failIfAny([problemOf(found)]);
}

/** What is said of an update that waits, and the service as if it were finished. */
export async function finishInMind(
  service: OpenService,
): Promise<{ readonly problem: Problem; readonly service: OpenService } | undefined> {
  const found = await readUnfinished(service);
  if (found === undefined) return undefined;
  if (isBeforeFiles(found.unfinished)) return { problem: problemOf(found), service };
  const shownPath = () => joinShown(service.shown, unfinishedPath);
  const record = await parseRecord(found.unfinished.record, shownPath);
  return { problem: problemOf(found), service: { ...service, ...record } };
}

function problemOf({ unfinished }: FoundUnfinished): Problem {
  const { to, conflicts } = unfinished;
  return {
    code: 'lockfile/unfinished',
    message: `an update to ${to} is not finished${conflicts.length === 0 ? '' : `: ${conflicts.join(', ')}`}`,
    hint: isBeforeFiles(unfinished)
      ? 'take everything back by idp update --abort, and begin again'
      : 'go on by idp update --continue once conflicts are resolved, or take everything back by idp update --abort',
  };
}
