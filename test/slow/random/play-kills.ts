import { readdirSync, readlinkSync } from 'node:fs';
import { until } from '../../support/poll.ts';
import type { Run } from '../../support/run-idp.ts';
import { type Dice, diceOf } from './dice.ts';
import { built, type Moment, runUntil } from './drivers.ts';
import { checkExact, checkMerges, checkModes } from './exact.ts';
import { type Ground, gitIn } from './ground.ts';
import { checkEnd, checkSame, checkTokens, hold, isUnmanaged } from './laws.ts';
import { playStep } from './play.ts';
import { checkBack, checkFlags, readRefs } from './play-end.ts';
import { aimOf, changesOf, dueCommands, freeFor, isNotRestored, updateOf } from './play-update.ts';
import {
  type Counts,
  createPlayer,
  type Given3,
  type Pending,
  type Player,
  stateOf,
} from './player.ts';
import { leftovers, resolveConflicts, setUp } from './scene.ts';
import type { State } from './state.ts';
import { tokensIn } from './state.ts';
import type { Step, Story } from './story.ts';

type Writing = Extract<Step, { kind: 'update' | 'add' | 'remove' | 'continue' | 'abort' }>;

/**
 * Plays a case in which most commands that write are killed, at a random call or by the clock. The next command
 * repairs what was left: then the project is as before, or finished, or an update is in progress that can be aborted.
 */
export async function playWithKills(story: Story, root: string, idp: string): Promise<Counts> {
  const runIdp = built(idp);
  const player = createPlayer(story, await setUp(story, root, runIdp), runIdp);
  const dice = diceOf(story.seed + 1);
  for (const step of story.steps) {
    const moment = dice.chance(0.75) ? randomMoment(dice) : 'never';
    if (isWriting(step)) await kill(player, step, { idp, moment, dice });
    else await playStep(player, step);
  }
  return player.counts;
}

function isWriting(step: Step): step is Writing {
  return ['update', 'add', 'remove', 'continue', 'abort'].includes(step.kind);
}

function isFollowing(step: Writing): step is Exclude<Writing, { kind: 'continue' | 'abort' }> {
  return step.kind !== 'continue' && step.kind !== 'abort';
}

function randomMoment(dice: Dice): Moment {
  const fate = dice.fraction();
  const count = 1 + Math.floor(dice.fraction() ** 2 * 90);
  if (fate < 0.5) return { at: `before writes ${count}` };
  if (fate < 0.65) return { at: `after writes ${count}` };
  if (fate < 0.8) return { at: `${dice.pick(['before', 'after'])} spawnSync ${1 + dice.int(14)}` };
  const signal = dice.pick(['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM'] as const);
  return { signal, after: 60 + dice.int(300) };
}

interface Killing {
  readonly idp: string;
  readonly moment: Moment | 'never';
  readonly dice: Dice;
}

async function kill(player: Player, step: Writing, { idp, moment, dice }: Killing): Promise<void> {
  const { pending, ground, counts } = player;
  const aim = isFollowing(step) ? aimOf(player, step) : undefined;
  if ((aim === undefined) !== (pending !== undefined)) return playStep(player, step);
  const args = aim ? aim.args : ['update', `--${step.kind}`, '--yes', '--trust'];
  const due = dueCommands(player, aim?.hooks ?? true);
  const words = `idp ${args.join(' ')}, killed ${JSON.stringify(moment)}`;
  const before = stateOf(player);
  const dry = aim && (await player.idp(...args, '--dry-run'));
  const run = await runUntil(idp, args, ground, moment);
  counts.commands += 1;
  counts.kills += Number(run.isKilled);
  await until('nobody is at work in the project', () => !isSomebodyIn(ground.project));
  if (!run.isKilled && run.exit !== 130) checkEnd(words, run);
  await repair(player, dice);
  const after = stateOf(player);
  const isTouched = freeFor(due.touched);
  const isFree = (path: string) => isTouched(path) || pending?.isFree(path) === true;
  const isWaiting = after.items.has('.idp/unfinished');
  if (step.kind === 'abort') {
    if (isWaiting) return abort(player, { ...resolved(player, pending), isFree }, before, words);
    return expectBack(player, pending, before, after, words);
  }
  checkTokens(words, before.items, after.items, { skip: isFree });
  if (isWaiting) {
    const done = aim ? { ...aim.next, base: aim.next.base } : pending?.done;
    if (done === undefined) throw new Error('nothing would be recorded');
    const waiting: Pending = pending ?? {
      begin: before,
      left: after,
      changes: dry ? changesOf(dry) : [],
      done,
      isFree,
    };
    player.pending = waiting;
    return endSomehow(player, { ...waiting, isFree }, dice, words);
  }
  if (pending) return finish(player, pending.done, () => checkFlags(words, pending.begin, after));
  if (!isRecorded(before, after))
    return checkSame('repair', `${words}: rolled back`, before, after, { isFree: isUnmanaged });
  if (aim && dry && due.before === 0) {
    const update = updateOf(
      player,
      { words, before, after, changes: changesOf(dry), isFree },
      aim.next,
    );
    checkExact(update);
    checkModes(update);
    checkMerges(update);
  }
  if (aim && dry)
    finish(
      player,
      updateOf(player, { words, before, after, changes: changesOf(dry), isFree }, aim.next).done,
      () => {},
    );
}

function resolved(_player: Player, pending: Pending | undefined): Pending {
  if (pending === undefined) throw new Error('no update is in progress');
  return pending;
}

function finish(player: Player, done: Given3, check: () => void): void {
  check();
  player.provided = done;
  player.pending = undefined;
}

function isRecorded(before: State, after: State): boolean {
  return before.items.get('.idp/lock.yaml')?.text !== after.items.get('.idp/lock.yaml')?.text;
}

/** Whatever is run next puts half-written files back. */
async function repair(player: Player, dice: Dice): Promise<void> {
  const args = dice.pick([
    ['status'],
    ['update', '--dry-run'],
    ['add', 'deploy=raft', '--dry-run'],
  ]);
  const run = await player.idp(...args);
  hold(
    'repair',
    leftovers(player.ground).length === 0,
    () => `idp ${args.join(' ')} left ${leftovers(player.ground).join(', ')}: ${run.err}`,
  );
}

async function endSomehow(
  player: Player,
  pending: Pending,
  dice: Dice,
  words: string,
): Promise<void> {
  if (dice.chance(0.3)) {
    resolveConflicts(player.ground, { how: 'both', isStaged: true });
    const run = await player
      .idp('update', '--continue', '--yes', '--trust', '--no-hooks')
      .catch(() => undefined);
    await until('nobody is at work in the project', () => !isSomebodyIn(player.ground.project));
    const now = stateOf(player);
    if (run?.exit === 0 && !now.items.has('.idp/unfinished'))
      return finish(player, pending.done, () => {});
  }
  if (dice.chance(0.7)) await abort(player, pending, stateOf(player), words);
}

async function abort(
  player: Player,
  pending: Pending,
  before: State,
  words: string,
): Promise<void> {
  const run = await player.idp('update', '--abort', '--yes', '--trust');
  hold('abort', run.exit === 0, () => `${words}, then --abort: ended with ${run.exit}: ${run.err}`);
  player.counts.aborts += 1;
  expectBack(player, pending, before, stateOf(player), `${words}, then --abort`, run);
}

function expectBack(
  player: Player,
  pending: Pending | undefined,
  before: State,
  after: State,
  words: string,
  _run?: Run,
): void {
  const waiting = resolved(player, pending);
  player.pending = undefined;
  checkBack(words, waiting, before, after, (path) => isNotRestored(player, path));
  const kept = () => tokensIn(readRefs(player.ground, refsIn(player.ground)));
  checkTokens(words, before.items, after.items, { kept: kept(), skip: waiting.isFree });
}

function refsIn({ repository }: Ground): readonly string[] {
  if (repository === undefined) return [];
  return gitIn(repository, 'for-each-ref', '--format=%(refname)', 'refs/idp')
    .split('\n')
    .filter(Boolean);
}

/** Whether a process stands there: a command that outlives the `idp` that was killed. */
function isSomebodyIn(folder: string): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${folder}/`);
    } catch {
      return false;
    }
  });
}
