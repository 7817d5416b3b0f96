import { orThrow } from '../errors/checked.ts';
import { failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { readTree } from '../host/read-tree.ts';
import { joinShown } from '../host/shown.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import { parseUnfinished, type Unfinished } from '../lockfile/unfinished.ts';
import type { TreeFile } from '../tree/tree.ts';
import type { OpenService } from './follow.ts';
import { parseRecord } from './read-record.ts';

/** An update that waits for its developer: what it needs to go on, and the file that says so. */
export interface FoundUnfinished {
  readonly unfinished: Unfinished;
  readonly file: TreeFile;
}

export function readUnfinished({ root, shown }: OpenService): FoundUnfinished | undefined {
  const file = readTree(root, [unfinishedPath], shown).get(unfinishedPath);
  if (file === undefined) return undefined;
  const unfinished = orThrow(parseUnfinished(file.bytes, joinShown(shown, unfinishedPath)));
  return { file, unfinished };
}

/** Stops a verb that would write on top of an update that waits. */
export function refuseUnfinished(service: OpenService): void {
  const found = readUnfinished(service);
  if (found) failIfAny([problemOf(found)]);
}

/** What is said of an update that waits, and the service as if it were finished. */
export function finishInMind(
  service: OpenService,
): { readonly problem: Problem; readonly service: OpenService } | undefined {
  const found = readUnfinished(service);
  if (found === undefined) return undefined;
  const shownPath = () => joinShown(service.shown, unfinishedPath);
  const record = parseRecord(found.unfinished.record, shownPath);
  return { problem: problemOf(found), service: { ...service, ...record } };
}

function problemOf({ unfinished: { to, conflicts } }: FoundUnfinished): Problem {
  return {
    code: 'lockfile/unfinished',
    message: `an update to ${to} is not finished${conflicts.length === 0 ? '' : `: ${conflicts.join(', ')}`}`,
    hint: 'go on by idp update --continue once conflicts are resolved, or take everything back by idp update --abort',
  };
}
