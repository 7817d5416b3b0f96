import type { Run } from '../../support/run-idp.ts';
import { checkExact, checkMerges, checkModes, type Update } from './exact.ts';
import {
  type ChangeJson,
  checkAround,
  checkEffect,
  checkIndex,
  checkSame,
  checkTokens,
  type GivenFiles,
  hold,
  isUnmanaged,
} from './laws.ts';
import { type Given3, givenBy, type Player, stateOf } from './player.ts';
import type { State } from './state.ts';
import type { Step } from './story.ts';

/** Runs `idp update`, after `status` and `--dry-run`, and checks that the three agree and that it does what it says. */
export async function update(
  player: Player,
  { force, hooks }: Extract<Step, { kind: 'update' }>,
): Promise<void> {
  const flags = [...(force ? ['--force'] : []), ...(hooks ? [] : ['--no-hooks'])];
  const next = { ...nextGiven(player, player.given.layers), at: player.published };
  await follow(player, ['update', ...flags], { next, hooks });
}

/** Adds or removes a layer; the version of the template stays, or it is refused. */
export async function changeLayer(
  player: Player,
  { kind, choice, force }: Extract<Step, { kind: 'add' | 'remove' }>,
): Promise<void> {
  const [layer = ''] = choice.split('=');
  const others = player.given.layers.filter((id) => !id.startsWith(`${layer}/`));
  const layers = kind === 'add' ? [...others, choice.replace('=', '/')] : others;
  const next = { ...nextGiven(player, layers), at: player.published };
  await follow(player, [kind, choice, ...(force ? ['--force'] : [])], { next, hooks: false });
}

function nextGiven({ story, published }: Player, layers: readonly string[]) {
  const release = story.releases[published];
  if (release === undefined) throw new Error('no such release');
  return { base: givenBy(release, layers), layers };
}

interface Aim {
  readonly next: Given3;
  readonly hooks: boolean;
}

async function follow(
  player: Player,
  verb: readonly string[],
  { next, hooks }: Aim,
): Promise<void> {
  const words = `idp ${verb.join(' ')}`;
  const { idp, counts } = player;
  const args = [...verb, '--yes', '--trust', '--format', 'json'];
  const before = stateOf(player);
  const dry = player.pending ? undefined : await rehearse(player, args, before);
  const run = await idp(...args, ...(hooks || verb.includes('--no-hooks') ? [] : ['--no-hooks']));
  const after = stateOf(player);
  checkAround(words, before, after);
  if (player.pending) return expectRefused(words, run, before, after);

  const due = dueCommands(player, hooks);
  const isFree = (path: string) =>
    due.touched.some((one) => path === one || path.startsWith(`${one}/`));
  if (run.exit === 2) {
    const isCommand = /\[hook\//.test(run.err);
    counts.failures += Number(isCommand);
    checkSame(isCommand ? 'failed' : 'quiet', `${words} (${run.err.trim()})`, before, after, {
      isFree: (path) => isUnmanaged(path) && isCommand,
    });
    const isRefused = isCommand || /\[(host\/dirty|plan\/behind|capability\/)/.test(run.err);
    hold(
      'agree',
      isRefused || dry?.exit === 2,
      () => `${words} ended with 2, and --dry-run with ${dry?.exit}: ${run.err}`,
    );
    return;
  }
  const changes = changesOf(run);
  const isSame = due.before > 0 || dry === undefined || sameChanges(writesOf(dry), writesOf(run));
  hold(
    'agree',
    isSame,
    () => `${words} did\n${writesOf(run)}\nand --dry-run said\n${dry && writesOf(dry)}`,
  );
  if (due.before === 0)
    hold(
      'agree',
      dry?.exit === run.exit,
      () => `${words} ended with ${run.exit}, --dry-run with ${dry?.exit}: ${run.err}`,
    );
  count(player, changes);
  const isPending = after.items.has('.idp/unfinished');
  const base = keepBases(player.given.base, next.base, changes);
  const done = { ...next, base };
  const isFinished = !isPending;
  const result: Update = {
    words,
    base: player.given.base,
    theirs: next.base,
    before,
    after,
    changes,
    isFree,
    hasModes: !/filemode = false/i.test(before.repository),
  };
  checkTokens(words, before.items, after.items, { skip: isFree });
  checkEffect(words, before.items, after.items, changes, isFree);
  checkExact(result);
  checkModes(result);
  checkMerges(result);
  const conflicts = new Set(
    changes
      .filter(({ kind }) => ['conflict', 'clash', 'blocked'].includes(kind))
      .map(({ path }) => path),
  );
  checkIndex('index', words, before, after, (path) => conflicts.has(path) || isFree(path));
  if (isFinished) {
    player.given = done;
    await expectNothingMore(player, args, run);
  } else {
    hold(
      'agree',
      run.exit === 1,
      () => `${words} left an update in progress and ended with ${run.exit}`,
    );
    player.pending = { begin: before, left: after, changes, done, isFree };
  }
}

/** What looks and writes nothing: both say the same. */
async function rehearse(player: Player, args: readonly string[], before: State): Promise<Run> {
  const { idp } = player;
  const dry = await idp(...args, '--dry-run');
  checkSame('quiet', `${args.join(' ')} --dry-run`, before, stateOf(player));
  if (args[0] !== 'update') return dry;
  const status = await idp('status', '--format', 'json');
  checkSame('quiet', 'idp status', before, stateOf(player));
  const isSame = (status.exit === 2) === (dry.exit === 2) && planOf(status) === planOf(dry);
  hold(
    'agree',
    isSame,
    () =>
      `idp status (${status.exit}) says\n${planOf(status)}${status.err}\nand --dry-run (${dry.exit})\n${planOf(dry)}${dry.err}`,
  );
  return dry;
}

function expectRefused(words: string, run: Run, before: State, after: State): void {
  hold(
    'quiet',
    run.exit === 2,
    () => `${words} ended with ${run.exit} while an update is in progress`,
  );
  checkSame('quiet', `${words} while an update is in progress`, before, after);
}

/** What is done is done: the same once more writes nothing. */
export async function expectNothingMore(
  player: Player,
  args: readonly string[],
  run: Run,
): Promise<void> {
  if (args[0] === 'remove') return;
  const before = stateOf(player);
  const again = await player.idp(...args, ...(args.includes('--force') ? [] : ['--force']));
  const rest = changesOf(again).filter(({ kind }) => !['blocked', 'skipped'].includes(kind));
  hold('again', again.exit !== 2, () => `${args.join(' ')} once more: ${again.err}`);
  const isOver =
    rest.every(({ kind }) => ['keep', 'stay-deleted'].includes(kind)) && rest.length === 0;
  hold('again', isOver, () => `${args.join(' ')} once more: ${planOf(again)}`);
  hold(
    'again',
    run.exit !== 0 || again.exit === 0,
    () => `${args.join(' ')} once more ended with ${again.exit}: ${again.err}`,
  );
  checkSame('again', `${args.join(' ')} once more`, before, stateOf(player));
}

function dueCommands({ story, given, published }: Player, hooks: boolean) {
  const due = hooks ? story.releases.slice(given.at + 1, published + 1) : [];
  return {
    before: due.flatMap(({ commands }) => commands.before).length,
    touched: due.flatMap(({ commands }) => commands.touched),
  };
}

export function changesOf({ out }: Run): readonly ChangeJson[] {
  try {
    return (JSON.parse(out) as { readonly changes: readonly ChangeJson[] }).changes;
  } catch {
    return [];
  }
}

function planOf(run: Run): string {
  return changesOf(run)
    .map(({ kind, path, was }) => `${kind} ${path}${was === undefined ? '' : ` (was ${was})`}\n`)
    .join('');
}

/** The plan, but for a run that has nothing to write: it may say nothing at all. */
function writesOf(run: Run): string {
  return planOf(run);
}

function sameChanges(one: string, other: string): boolean {
  return (
    one === other || (other === '' && !/^(create|update|merge|conflict|move|delete)/m.test(one))
  );
}

/** What is blocked or skipped keeps its base. */
function keepBases(old: GivenFiles, next: GivenFiles, changes: readonly ChangeJson[]): GivenFiles {
  const base = new Map(next);
  for (const { kind, path } of changes) {
    if (!['blocked', 'skipped'].includes(kind)) continue;
    const given = old.get(path);
    if (given) base.set(path, given);
    else base.delete(path);
  }
  return base;
}

function count({ counts }: Player, changes: readonly ChangeJson[]): void {
  counts.changes += changes.length;
  for (const { kind } of changes) {
    if (kind === 'conflict' || kind === 'clash') counts.conflicts += 1;
    if (kind === 'blocked') counts.blocked += 1;
    if (kind === 'skipped') counts.skipped += 1;
  }
}
