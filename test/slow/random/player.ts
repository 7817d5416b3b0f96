import type { Run } from '../../support/run-idp.ts';
import type { Ground } from './ground.ts';
import { type ChangeJson, checkEnd, type Given, type GivenFiles } from './laws.ts';
import { type RandomRelease, seededPath } from './releases.ts';
import type { State } from './state.ts';
import { readState } from './state.ts';
import type { Story } from './story.ts';

export type RunIdp = (args: readonly string[], ground: Ground) => Promise<Run>;

/** What was done in a case, or in many. */
export interface Counts {
  cases: number;
  commands: number;
  changes: number;
  conflicts: number;
  aborts: number;
  continues: number;
  failures: number;
  blocked: number;
  skipped: number;
  kills: number;
}

export function noCounts(): Counts {
  return {
    cases: 0,
    commands: 0,
    changes: 0,
    conflicts: 0,
    aborts: 0,
    continues: 0,
    failures: 0,
    blocked: 0,
    skipped: 0,
    kills: 0,
  };
}

/** An update that waits for its developer. */
export interface Pending {
  /** Before it began, and when it stopped. */
  readonly begin: State;
  readonly left: State;
  readonly changes: readonly ChangeJson[];
  readonly done: Given3;
  readonly isFree: (path: string) => boolean;
}

/** What is recorded once an update is finished. */
export interface Given3 {
  readonly base: GivenFiles;
  readonly layers: readonly string[];
  readonly at: number;
}

/** A case as it is played: where it stands on disk, and what must be recorded there. */
export interface Player {
  readonly story: Story;
  readonly ground: Ground;
  readonly counts: Counts;
  readonly idp: (...args: readonly string[]) => Promise<Run>;
  /** The release of the catalog, and that which the project has. */
  published: number;
  provided: Given3;
  pending: Pending | undefined;
}

export function createPlayer(story: Story, ground: Ground, runIdp: RunIdp): Player {
  const counts = { ...noCounts(), cases: 1 };
  const idp = async (...args: readonly string[]) => {
    counts.commands += 1;
    const run = await runIdp(args, ground);
    checkEnd(`idp ${args.join(' ')}`, run);
    return run;
  };
  const [first] = story.releases;
  if (first === undefined) throw new Error('a case has releases');
  const provided = { base: givenBy(first, story.layers), layers: story.layers, at: 0 };
  return { story, ground, counts, idp, published: 0, provided, pending: undefined };
}

export function stateOf({ ground }: Player): State {
  return readState(ground);
}

/** All that a release gives with these layers. */
export function givenBy({ release }: RandomRelease, layers: readonly string[]): GivenFiles {
  const all = [release.files, ...layers.map((id) => release.layers?.[id]?.files ?? {})];
  return new Map(
    all
      .flatMap((files) => Object.entries(files))
      .map(([path, entry]) => [path, givenOf(path, entry)]),
  );
}

function givenOf(path: string, entry: RandomRelease['release']['files'][string]): Given {
  const isPlain = typeof entry === 'string' || entry instanceof Uint8Array;
  const content = isPlain ? entry : 'executable' in entry ? entry.executable : '';
  return {
    text: Buffer.from(content).toString('latin1'),
    executable: !isPlain,
    once: path === seededPath,
  };
}
