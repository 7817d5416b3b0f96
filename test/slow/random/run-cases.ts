import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { plainGit } from '../../follow/support/git.ts';
import { quickFolder } from '../kill/quick-disk.ts';
import { BrokenLaw } from './laws.ts';
import { type Counts, noCounts } from './player.ts';
import { reportFailure } from './report.ts';
import { shrink } from './shrink.ts';
import type { Story } from './story.ts';
import { startWatchdog } from './watchdog.ts';

/** A driver of cases: how a story comes from a seed, and how it is played. */
export interface Series {
  readonly name: string;
  /** Whether enough was done. */
  readonly isEnough: (counts: Counts) => boolean;
  readonly firstSeed: number;
  /** Another process has a time limit. */
  readonly isInThisProcess?: true;
  readonly storyOf: (seed: number) => Story;
  readonly play: (story: Story, root: string) => Promise<Counts>;
}

/** Failures after which a series is given up. */
const mostFailures = Number(process.env.IDP_RANDOM_FAILURES ?? 5);

/** Plays a series, and gives the reports of the cases in which a law is broken, each reduced. */
export async function runSeries(series: Series): Promise<readonly string[]> {
  const { name, firstSeed } = series;
  const home = quickFolder();
  process.umask(0o022);
  plainGit();
  vi.stubEnv('GIT_CONFIG_GLOBAL', noSettings(home));
  vi.stubEnv('GIT_CONFIG_SYSTEM', noSettings(home));
  const counts = noCounts();
  const failures: string[] = [];
  const start = Date.now();
  const watchdog = series.isInThisProcess ? startWatchdog() : undefined;
  const tryOne = (story: Story, into: Counts) => {
    watchdog?.see(`${name}, IDP_SEED=${story.seed}`);
    return tryCase(series, story, home, into);
  };
  for (
    let seed = firstSeed;
    !series.isEnough(counts) && failures.length < mostFailures;
    seed += 1
  ) {
    const story = series.storyOf(seed);
    if ((seed - firstSeed) % 50 === 49)
      process.stderr.write(`${name}: ${JSON.stringify(counts)}\n`);
    const broken = await tryOne(story, counts);
    if (broken === undefined) continue;
    counts.cases += 1;
    const smaller = await shrink(story, broken, (one) => tryOne(one, noCounts()));
    failures.push(reportFailure(name, smaller));
    process.stderr.write(`${failures.at(-1)}\n`);
  }
  await watchdog?.stop();
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  process.stderr.write(`${name}, IDP_SEED=${firstSeed}, ${seconds} s: ${JSON.stringify(counts)}\n`);
  return failures;
}

/** A file without settings: what is at hand whatever other programs do to `/dev/null`. */
function noSettings(home: string): string {
  const file = join(home, 'no-settings');
  writeFileSync(file, '');
  return file;
}

/** How a case fails; undefined if every law holds. */
async function tryCase(
  { play }: Series,
  story: Story,
  home: string,
  counts: Counts,
): Promise<Error | undefined> {
  const root = join(home, 'case');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = join(root, 'tmp');
  try {
    const one = await play(story, root);
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += one[name];
    return undefined;
  } catch (error) {
    if (error instanceof BrokenLaw) return error;
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}
