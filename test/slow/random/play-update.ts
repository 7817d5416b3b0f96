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
import { type State, withStatus } from './state.ts';
import type { Step } from './story.ts';

type Following = Extract<Step, { kind: 'update' | 'add' | 'remove' }>;

/** What a command is run with, and what must be recorded if it comes to its end. */
export interface Aim {
  readonly args: readonly string[];
  readonly next: Given3;
  readonly hooks: boolean;
}

export function aimOf(player: Player, step: Following): Aim {
  const options = ['--yes', '--trust', '--format', 'json', ...(step.force ? ['--force'] : [])];
  if (step.kind === 'update') {
    const flags = step.hooks ? options : [...options, '--no-hooks'];
    const next = nextGiven(player, player.provided.layers);
    return { args: ['update', ...flags], next, hooks: step.hooks };
  }
  const { kind, choice } = step;
  const [layer = ''] = choice.split('=');
  const others = player.provided.layers.filter((id) => !id.startsWith(`${layer}/`));
  const layers = kind === 'add' ? [...others, choice.replace('=', '/')] : others;
  const next = nextGiven(player, layers);
  return { args: [kind, choice, ...options, '--no-hooks'], next, hooks: false };
}

function nextGiven({ story, published }: Player, layers: readonly string[]): Given3 {
  const release = story.releases[published];
  if (release === undefined) throw new Error('no such release');
  return { base: givenBy(release, layers), layers, at: published };
}

/** Runs `idp update`, `add` or `remove`, after `status` and `--dry-run`: the three agree, and it does what it says. */
export async function follow(player: Player, step: Following): Promise<void> {
  const { args, next, hooks } = aimOf(player, step);
  const words = `idp ${args.join(' ')}`;
  const before = withStatus(stateOf(player), player.ground);
  const dry = player.pending ? undefined : await rehearse(player, args, before);
  const run = await player.idp(...args);
  const after = stateOf(player);
  checkAround(words, before, after);
  if (dry === undefined) return expectRefused(words, run, before, after);
  const due = dueCommands(player, hooks);
  if (run.exit === 2) return checkRefused(player, words, { before, after, run, dry });
  checkSaid(words, dry, run, due.before > 0);

  const changes = changesOf(run);
  count(player, changes);
  const update = updateOf(
    player,
    { words, before, after, changes, isFree: freeFor(due.touched) },
    next,
  );
  checkDone(update);
  if (!after.items.has('.idp/unfinished')) {
    player.provided = update.done;
    return expectNothingMore(player, args, run);
  }
  const { done, isFree } = update;
  hold('agree', run.exit === 1, () => `${words} ended with ${run.exit}, and is not finished`);
  player.pending = { begin: before, left: after, changes, done, isFree };
}

/** Whether a path is one of those that commands write to, below one, or a folder of one. */
export function freeFor(touched: readonly string[]): (path: string) => boolean {
  return (path) =>
    touched.some((one) => path === one || path.startsWith(`${one}/`) || one.startsWith(`${path}/`));
}

type Seen = Pick<Update, 'words' | 'before' | 'after' | 'changes' | 'isFree'>;

export function updateOf(
  { provided }: Player,
  rendered: Seen,
  next: Given3,
): Update & { readonly done: Given3 } {
  const hasModes = !/filemode = false/i.test(rendered.before.repository);
  const base = keepBases(provided.base, next.base, rendered.changes);
  return { ...rendered, base: provided.base, theirs: next.base, hasModes, done: { ...next, base } };
}

function checkDone(update: Update): void {
  const { words, before, after, changes, isFree } = update;
  checkTokens(words, before.items, after.items, { skip: isFree });
  checkEffect(words, before.items, after.items, changes, isFree);
  checkExact(update);
  checkModes(update);
  checkMerges(update);
  const kinds = ['conflict', 'clash', 'blocked'];
  const conflicts = changes.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);
  checkIndex('index', words, before, after, (path) => conflicts.includes(path) || isFree(path));
}

/** What could not run has changed nothing, and was not promised; what a command left is taken back. */
function checkRefused(
  player: Player,
  words: string,
  { before, after, run, dry }: { before: State; after: State; run: Run; dry: Run },
): void {
  const isCommand = /\[hook\//.test(run.err);
  player.counts.failures += Number(isCommand);
  const told = `${words} (${run.err.trim()})`;
  checkSame(isCommand ? 'failed' : 'quiet', told, before, after, {
    isFree: (path) => isCommand && (isUnmanaged(path) || isNotRestored(player, path)),
  });
  const isMeant = isCommand || /\[(git\/dirty|plan\/outdated|capability\/)/.test(run.err);
  hold('agree', isMeant || dry.exit === 2, () => `${told}: --dry-run ended with ${dry.exit}`);
}

/** Without git, what a command did to files that are not managed is not known. */
export function isNotRestored({ ground, provided, story }: Player, path: string): boolean {
  if (ground.repository !== undefined || provided.base.has(path)) return false;
  return story.releases.some(({ commands }) => freeFor(commands.touched)(path));
}

/** Commands before the files may change what is to be done. */
function checkSaid(words: string, dry: Run, run: Run, isPrepared: boolean): void {
  if (isPrepared) return;
  const [said, done] = [planOf(dry), planOf(run)];
  const both = () => `${words} did\n${done}and --dry-run said\n${said}`;
  hold('agree', said === done || (done === '' && !writing.test(said)), both);
  const exits = () => `${words} ended with ${run.exit}, --dry-run with ${dry.exit}: ${run.err}`;
  hold('agree', dry.exit === run.exit, exits);
}

const writing = /^(create|update|merge|conflict|move|delete) /m;

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
  hold('again', rest.length === 0, () => `${args.join(' ')} once more: ${planOf(again)}`);
  hold(
    'again',
    run.exit !== 0 || again.exit === 0,
    () => `${args.join(' ')} once more ended with ${again.exit}: ${again.err}`,
  );
  checkSame('again', `${args.join(' ')} once more`, before, stateOf(player));
}

export function dueCommands({ story, provided, published }: Player, hooks: boolean) {
  const due = hooks ? story.releases.slice(provided.at + 1, published + 1) : [];
  return {
    before: due.flatMap(({ commands }) => commands.before).length,
    touched: due.flatMap(({ commands }) => commands.touched),
  };
}

export function changesOf({ out }: Run): readonly ChangeJson[] {
  try {
    return (JSON.parse(out) as { readonly changes?: readonly ChangeJson[] }).changes ?? [];
  } catch {
    return [];
  }
}

function planOf(run: Run): string {
  return changesOf(run)
    .map(({ kind, path, was }) => `${kind} ${path}${was === undefined ? '' : ` (was ${was})`}\n`)
    .join('');
}

/** What is blocked or skipped keeps its base. */
function keepBases(old: GivenFiles, next: GivenFiles, changes: readonly ChangeJson[]): GivenFiles {
  const base = new Map(next);
  for (const { kind, path, was } of changes) {
    if (!['blocked', 'skipped'].includes(kind)) continue;
    for (const held of was === undefined ? [path] : [path, was]) {
      const provided = old.get(held);
      if (provided) base.set(held, provided);
      else base.delete(held);
    }
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
