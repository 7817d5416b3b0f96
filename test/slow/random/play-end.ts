import type { Run } from '../../support/run-idp.ts';
import { type Ground, gitIn } from './ground.ts';
import {
  checkAround,
  checkSame,
  checkTokens,
  describe,
  differing,
  hold,
  isUnmanaged,
  sameItem,
} from './laws.ts';
import { expectNothingMore, isNotRestored } from './play-update.ts';
import { type Pending, type Player, stateOf } from './player.ts';
import {
  type Item,
  type Items,
  isKept,
  isRecord,
  type State,
  tokensIn,
  withStatus,
} from './state.ts';

/** `idp update --continue` or `--abort`, whether an update is in progress or not. */
export async function endUpdate(player: Player, how: 'continue' | 'abort'): Promise<void> {
  const words = `idp update --${how}`;
  const before = stateOf(player);
  const run = await player.idp('update', `--${how}`, '--yes', '--trust');
  const after = stateOf(player);
  checkAround(words, before, after);
  const { pending } = player;
  if (pending === undefined) {
    hold(
      'quiet',
      run.exit === 2,
      () => `${words} ended with ${run.exit} where none is in progress`,
    );
    return checkSame('quiet', words, before, after);
  }
  if (how === 'abort') return checkAborted(player, pending, { before, after, run });
  return checkContinued(player, pending, { before, after, run });
}

interface Ended {
  readonly before: State;
  readonly after: State;
  readonly run: Run;
}

async function checkContinued(
  player: Player,
  pending: Pending,
  { before, after, run }: Ended,
): Promise<void> {
  const words = `idp update --continue (${run.err.trim()})`;
  if (run.exit !== 0) {
    const isCommand = /\[hook\//.test(run.err);
    player.counts.failures += Number(isCommand);
    return checkSame(isCommand ? 'failed' : 'quiet', words, before, after, {
      isFree: (path) =>
        path === '.idp/unfinished' ||
        (isCommand && (isUnmanaged(path) || isNotRestored(player, path))),
    });
  }
  player.counts.continues += 1;
  const { isFree, changes } = pending;
  checkTokens(words, before.items, after.items, { skip: isFree });
  const wrong = differing(before.items, after.items, sameItem).filter(
    (path) => !isRecord(path) && !isFree(path),
  );
  hold(
    'strangers',
    wrong.length === 0,
    () => `${words}: ${wrong.map((path) => describe(path, before.items, after.items)).join('\n')}`,
  );
  checkFlags(words, pending.begin, pending.left);
  checkFlags(words, before, after);
  player.provided = pending.done;
  player.pending = undefined;
  if (player.provided.at !== player.published) return;
  const isRest = changes.some(({ kind }) => kind === 'blocked');
  const args = ['update', '--yes', '--trust', '--format', 'json'];
  await expectNothingMore(player, args, { ...run, exit: isRest ? 1 : 0 });
}

/** What git was told of a path that it still has holds: not to look at it, or that it need not be there. */
export function checkFlags(words: string, before: State, after: State): void {
  const flagOf = (line: string | undefined) => line?.slice(0, 1) ?? '';
  const lost = [...before.index].filter(([path, line]) => {
    const now = after.index.get(path);
    return (
      /^[a-zS]/.test(line) &&
      now !== undefined &&
      !now.startsWith('M') &&
      flagOf(now) !== flagOf(line)
    );
  });
  hold(
    'index',
    lost.length === 0,
    () =>
      `${words}: ${lost.map(([path, line]) => `${path} was [${line}] and is [${after.index.get(path)}]`).join('\n')}`,
  );
}

/** Everything as it was before the update; what the developer did since is kept where the message says. */
function checkAborted(player: Player, pending: Pending, { before, after, run }: Ended): void {
  const words = `idp update --abort (${run.err.trim()})`;
  if (/blocks a file that must be restored/.test(run.err)) {
    checkSame('quiet', words, before, after);
    return;
  }
  hold('abort', run.exit === 0, () => `${words} ended with ${run.exit}`);
  player.counts.aborts += 1;
  player.pending = undefined;
  const isLost = (path: string) => isNotRestored(player, path);
  checkBack(words, pending, before, withStatus(after, player.ground), isLost);
  const kept = keptBy(run, player.ground);
  const sure = new Map(
    [...before.items].filter(([path]) => !isUnmanaged(path) || after.items.has(path)),
  );
  const lost = [...tokensIn(sure, isRecord)].filter(
    (token) => !tokensIn(after.items, isRecord).has(token),
  );
  if (lost.length > 0) checkTokens(words, before.items, after.items, { kept: tokensIn(kept()) });
}

export function checkBack(
  words: string,
  { begin, left }: Pending,
  before: State,
  after: State,
  isFree: (path: string) => boolean = () => false,
): void {
  const since = new Set(differing(left.items, before.items, sameItem));
  const updated = new Set(differing(begin.items, left.items, sameItem));
  for (const path of new Set([
    ...begin.items.keys(),
    ...before.items.keys(),
    ...after.items.keys(),
  ])) {
    const [was, now, is] = [begin.items.get(path), before.items.get(path), after.items.get(path)];
    const line = () =>
      `${words}: ${describe(path, begin.items, after.items)}; before --abort it was ${JSON.stringify(now)}`;
    const isOwn = since.has(path) && !updated.has(path);
    if (isKept(path) || isFree(path)) continue;
    if (isUnmanaged(path)) hold('abort', sameItem(now, is) || sameItem(was, is), line);
    else if (was === undefined && is?.type === 'folder')
      hold('abort', since.has(path) || hasFiles(after.items, path), line);
    else if (isOwn) hold('abort', sameItem(was, is) || sameItem(now, is), line);
    else hold('abort', sameItem(was, is), line);
  }
  for (const path of new Set([...begin.index.keys(), ...after.index.keys()])) {
    const [was, mid, now, is] = [begin, left, before, after].map(({ index }) => index.get(path));
    const isOwn = mid !== now && was === mid;
    hold(
      'abort',
      is === was || (isOwn && is === now) || isUnsparsed(after, path, was, is),
      () => `${words}: ${path} was [${was}] and is [${is}] in git's index`,
    );
  }
  const isQuiet =
    since.size === 0 && differing(left.index, before.index, (a, b) => a === b).length === 0;
  hold(
    'abort',
    !isQuiet ||
      after.status === undefined ||
      begin.status === undefined ||
      begin.status === after.status,
    () => `${words}: git status was\n${begin.status}\nand is\n${after.status}`,
  );
}

/** In a sparse checkout git itself takes skip-worktree from a path that stands in the work tree. */
function isUnsparsed(
  { items, repository }: State,
  path: string,
  was: string | undefined,
  is: string | undefined,
): boolean {
  const isOut = was !== undefined && is === was.replace(/^S/, 'H');
  return isOut && items.has(path) && /sparsecheckout = true/i.test(repository);
}

function hasFiles(items: Items, folder: string): boolean {
  return [...items.keys()].some((path) => path.startsWith(`${folder}/`));
}

/** All that stands under the refs that a message names. */
function keptBy({ err }: Run, ground: Ground): () => Items {
  const refs = [...err.matchAll(/refs\/idp\/[\w./-]*[\w-]/g)].map(([ref]) => ref);
  return () => readRefs(ground, refs);
}

export function readRefs({ repository }: Ground, refs: readonly string[]): Items {
  const items = new Map<string, Item>();
  if (repository === undefined) return items;
  for (const ref of refs) {
    const entries = gitIn(repository, 'ls-tree', '-r', '-z', '--full-tree', ref).split('\0');
    for (const line of entries) {
      const [entry = '', path] = line.split('\t');
      const id = entry.split(' ')[2];
      if (path === undefined || id === undefined) continue;
      items.set(`${ref}:${path}`, {
        type: 'file',
        mode: 0,
        text: gitIn(repository, 'cat-file', 'blob', id),
      });
    }
  }
  return items;
}
