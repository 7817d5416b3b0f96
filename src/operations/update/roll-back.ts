import { keptText } from '../../output/update-text.ts';
import type { UpdateState } from '../../project/update-state.ts';
import { IdpError, throwError } from '../../shared/error.ts';
import { foldersAbove } from '../../shared/tree/path.ts';
import { backUpFiles } from '../../system/files/back-up-files.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { backUpWorkTree } from '../../system/git/back-up-work-tree.ts';
import { checkRestorable } from '../../system/git/check-restorable.ts';
import {
  diffEntries,
  type IndexEntries,
  readIndexEntries,
  stagesOf,
} from '../../system/git/index-entries.ts';
import { type Restoration, restoreSnapshot } from '../../system/git/restore-snapshot.ts';
import { changedSince, foldersUnknownToGit, stateIn } from '../../system/git/snapshot.ts';
import { fingerprintOf, readPathState, samePathState } from '../../system/project/path-state.ts';
import {
  forgetUpdate,
  keepWork,
  returnToConflicts,
  type UpdateInProgress,
} from './update-transitions.ts';

/** The very beginning of an update, or the state that its running commands found. */
type Goal = 'beginning' | 'before-commands';

/**
 * Runs a part of an update. If it fails, restores the state before the update; or, if the user had resolved conflicts
 * before commands ran, that state, so that nothing has to be resolved again.
 */
export async function rollBackOnError<T>(
  workspace: Workspace,
  update: UpdateInProgress,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const hint = await rollBackAfter(error, workspace, update);
    const [first, ...rest] = error.diagnostics;
    throw first ? new IdpError([{ ...first, hint }, ...rest], { cause: error }) : error;
  }
}

/** Returns what to do next. If the disk or git refuse the way back too, both are thrown; the update can be aborted later. */
async function rollBackAfter(
  failure: IdpError,
  workspace: Workspace,
  update: UpdateInProgress,
): Promise<string> {
  const isResolved = typeof update.updateState.running === 'object';
  try {
    const back = await rollBack(isResolved ? 'before-commands' : 'beginning', workspace, update);
    const kept = keptText(back.updateState.kept, workspace.displayPath);
    const also = kept === undefined ? '' : `; ${kept}`;
    if (!isResolved) {
      await forgetUpdate(workspace, back);
      return `the update was rolled back; fix the cause and run it again${also}`;
    }
    await returnToConflicts(workspace, back);
    return `fix the cause and run idp update --continue again, or run idp update --abort${also}`;
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const [first, ...rest] = [...failure.diagnostics, ...error.diagnostics];
    throw first ? new IdpError([first, ...rest], { cause: failure }) : error;
  }
}

/**
 * Restores a state in one step, which may be killed or fail and be repeated. What was written since by anybody
 * else than the update is kept before. Paths that are spared stay as they are.
 */
export async function rollBack(
  goal: Goal,
  workspace: Workspace,
  update: UpdateInProgress,
  isSpared: (path: string) => boolean = () => false,
): Promise<UpdateInProgress> {
  const { updateState } = update;
  const restoration = restorationTo(goal, workspace, updateState, isSpared);
  checkRestorable(workspace, restoration);
  const known = hasForeignWork(workspace, restoration, updateState)
    ? await keepWork(workspace, update, keepAll(workspace, restoration, updateState))
    : update;
  restoreSnapshot(workspace, restoration);
  return known;
}

/**
 * Restores what the update and its commands changed. While commands run, their changes cannot be told from the
 * user's, so everything that changed since then is restored. All else is the developer's.
 */
function restorationTo(
  goal: Goal,
  workspace: Workspace,
  { beginning, touched, running }: UpdateState,
  isSpared: (path: string) => boolean,
): Restoration {
  const found = running === 'beginning' ? beginning : running;
  const states = new Map<string, NonNullable<ReturnType<typeof stateIn>>>();
  const put = (path: string, state: ReturnType<typeof stateIn>) => {
    states.delete(path);
    const isRepository = path.endsWith('/');
    const isThere =
      state &&
      state.kind !== 'index' &&
      !isRepository &&
      samePathState(readPathState(workspace, path), state);
    if (state && !isThere && !isSpared(path)) states.set(path, state);
  };
  for (const path of found ? changedSince(workspace, found) : [])
    put(path, stateIn(found ?? beginning, path));
  const back = goal === 'beginning' ? [...touched.keys()] : [];
  for (const path of back) put(path, stateIn(beginning, path));
  if (found && found.index === undefined)
    for (const path of inPlaceOfFolders(workspace, [...states.keys()]))
      put(path, { kind: 'absent' });
  const made = new Set(back.flatMap(foldersAbove).filter((path) => !beginning.folders.has(path)));
  const standing = [...(found?.folders ?? [])].filter(([path]) => !made.has(path));
  const folders = new Map([...standing, ...(goal === 'beginning' ? beginning.folders : [])]);
  return {
    states,
    folders,
    foldersGone: [
      ...made,
      ...(found?.isWhole ? foldersUnknownToGit(workspace) : []).filter(
        (path) => !folders.has(path),
      ),
    ],
    foldersAgain: found?.isWhole ? standing.map(([path]) => path) : [],
    index: indexTo(workspace, found?.index, beginning.index, back),
  };
}

/** What a command put in the place of a folder; with git it is among what git does not know. */
function inPlaceOfFolders(workspace: Workspace, paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(foldersAbove))].filter((folder) =>
    ['file', 'link'].includes(readPathState(workspace, folder).kind),
  );
}

/** Of git's index the same: without running commands, only the entries of what the update changed. */
function indexTo(
  workspace: Workspace,
  found: IndexEntries | undefined,
  beginning: IndexEntries | undefined,
  back: readonly string[],
): Restoration['index'] {
  if ((found ?? beginning) === undefined) return undefined;
  const now = readIndexEntries(workspace) ?? throwNoGit(workspace);
  const to = new Map(found ?? now);
  for (const path of beginning ? back : []) {
    const entry = beginning?.get(path);
    if (entry === undefined) to.delete(path);
    else to.set(path, entry);
  }
  return { from: now, to };
}

function throwNoGit({ displayPath }: Workspace): never {
  return throwError({
    code: 'git/missing',
    message: `the update started in a git repository, but ${displayPath} is not in one now, or git is not installed`,
    hint: 'restore the git repository, then run idp update --abort',
  });
}

/** Whether anything would be lost: bytes that the update did not write, or what is staged. */
function hasForeignWork(
  workspace: Workspace,
  { states, index }: Restoration,
  { touched }: UpdateState,
): boolean {
  const isForeign = (path: string) => {
    const print = path.endsWith('/') ? null : fingerprintOf(readPathState(workspace, path));
    return print !== null && print !== touched.get(path);
  };
  if ([...states.keys()].some(isForeign)) return true;
  const changes = index ? diffEntries(index.from, index.to) : new Map<string, undefined>();
  const idOf = (entry: string | undefined) =>
    stagesOf(entry).find(({ stage }) => stage === '0')?.id;
  return [...changes].some(([path, entry]) => {
    const id = idOf(index?.from.get(path));
    return id !== undefined && id !== idOf(entry);
  });
}

function keepAll(
  workspace: Workspace,
  { states }: Restoration,
  { to, beginning }: UpdateState,
): string {
  const title = `Changes before idp update --abort of the update to ${to}`;
  return (
    backUpWorkTree(workspace, beginning.files.keys(), title) ??
    backUpFiles(workspace, states.keys())
  );
}
