import { expect, test } from 'vitest';
import { copyBuiltIdp } from '../kill/built-idp.ts';
import { playWithKills } from './play-kills.ts';
import { runSeries } from './run-cases.ts';
import { firstSeed, sizes } from './sizes.ts';
import { randomStory } from './story.ts';

/** Milliseconds for each kill, on a machine that is busy. */
const perKill = 30_000;
const count = sizes.kills;

test(
  `${count} random kills of the built program, and what the next commands do`,
  async () => {
    const idp = copyBuiltIdp();
    const failures = await runSeries({
      name: 'kills',
      isEnough: ({ kills }) => kills >= count,
      firstSeed,
      storyOf: (seed) => randomStory(seed, { salt: 2, mayKill: true }),
      play: (story, root) => playWithKills(story, root, idp),
    });
    expect(failures.join('\n\n')).toBe('');
  },
  count * perKill + 60_000,
);
