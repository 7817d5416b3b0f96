import { type Dice, diceOf, times } from './dice.ts';
import { type Edit, type NextToken, randomEdit } from './edits.ts';
import { providers, type RandomRelease, randomReleases } from './releases.ts';

/** How the project is under git: in a repository of its own, in a folder of one, without a commit, not at all. */
type Repository = 'own' | 'shared' | 'no commit' | 'none';

export type Step =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'commit' | 'publish' | 'status' }
  | { readonly kind: 'update'; readonly force: boolean; readonly hooks: boolean }
  | { readonly kind: 'add' | 'remove'; readonly choice: string; readonly force: boolean }
  | { readonly kind: 'resolve'; readonly how: Resolution; readonly isStaged: boolean }
  /** `evenSo`: also where no update is in progress. */
  | { readonly kind: 'continue' | 'abort'; readonly evenSo: boolean };

export type Resolution = 'both' | 'ours' | 'theirs';

/** A case: a catalog with its versions, and what developer and `idp` do one after the other. */
export interface Story {
  readonly seed: number;
  readonly repository: Repository;
  readonly layers: readonly string[];
  readonly releases: readonly RandomRelease[];
  readonly steps: readonly Step[];
}

export interface StoryOptions {
  /** Whether commands may kill the `idp` that runs them. */
  readonly mayKill: boolean;
  /** So that each driver has cases of its own. */
  readonly salt: number;
}

export function randomStory(seed: number, { mayKill, salt }: StoryOptions): Story {
  const dice = diceOf(seed + salt * 500_000_000);
  const releases = randomReleases(dice, mayKill);
  const repository = dice.pick([
    ...times(14, () => 'own' as const),
    ...times(3, () => 'shared' as const),
    ...(['none', 'no commit'] as const),
  ]);
  const layers = dice.some(['ci/gulls', 'deploy/raft'], 0.35);
  let token = 0;
  const next: NextToken = () => {
    token += 1;
    return `tk${token}z`;
  };
  const paths = pathsOf(releases);
  const edits: Edits = (most) =>
    times(dice.int(most + 1), () => ({ kind: 'edit', edit: randomEdit(dice, next, paths) }));
  const isTame = dice.chance(0.1);
  const steps = releases
    .slice(1)
    .flatMap((_, index) => [
      ...(dice.chance(0.3) ? layerSteps(dice) : []),
      ...round(dice, edits, isTame && index === 0),
    ]);
  return { seed, repository, layers, releases, steps };
}

function layerSteps(dice: Dice): readonly Step[] {
  const choice = dice.pick(providers).replace('/', '=');
  const force = dice.chance(0.7);
  const kind = dice.pick(['add', 'add', 'remove'] as const);
  const layer = choice.slice(0, choice.indexOf('='));
  return [
    { kind, choice: kind === 'add' ? choice : layer, force },
    ...(dice.chance(0.7) ? [{ kind: 'commit' } as const] : []),
  ];
}

/** The developer works, the catalog gets a version, `idp` updates, and somebody ends what it left. */
function round(dice: Dice, edits: Edits, isTame: boolean): readonly Step[] {
  const isCommitted = dice.chance(0.75);
  const force = !isCommitted || dice.chance(0.3);
  const hooks = dice.chance(0.85);
  const update: Step = { kind: 'update', force: force && dice.chance(0.95), hooks };
  return [
    ...(isTame ? [] : edits(12)),
    ...(isCommitted ? [{ kind: 'commit' } as const, ...(force ? edits(3) : [])] : []),
    { kind: 'publish' },
    ...(dice.chance(0.2) ? [{ kind: 'status' } as const] : []),
    update,
    ...ending(dice, edits),
    ...(dice.chance(0.3) ? [{ ...update, force: true }, ...ending(dice, edits)] : []),
  ];
}

type Edits = (most: number) => readonly Step[];

function pathsOf(releases: readonly RandomRelease[]): readonly string[] {
  const all = releases.flatMap(({ release }) => [
    ...Object.keys(release.files),
    ...Object.values(release.layers ?? {}).flatMap(({ files }) => Object.keys(files)),
  ]);
  return [...new Set(all)];
}

function ending(dice: Dice, edits: Edits): readonly Step[] {
  const resolve = (): Step => ({
    kind: 'resolve',
    how: dice.pick(['both', 'ours', 'theirs'] as const),
    isStaged: dice.chance(0.6),
  });
  const end = (kind: 'continue' | 'abort'): Step => ({ kind, evenSo: dice.chance(0.05) });
  const some = (kind: 'status' | 'commit'): readonly Step[] => (dice.chance(0.2) ? [{ kind }] : []);
  return dice.pick([
    () => [end('abort')],
    () => [...edits(3), end('abort')],
    () => [...edits(3), resolve(), ...some('commit'), end('abort')],
    () => [resolve(), end('continue'), end('continue')],
    () => [...some('status'), resolve(), ...edits(3), end('continue'), end('abort')],
    () => [end('continue'), resolve(), end('continue'), end('abort')],
  ])();
}
