import { expect, test } from 'vitest';
import { copyBuiltIdp } from '../kill/built-idp.ts';
import { built } from './drivers.ts';
import { play } from './play.ts';
import { runSeries } from './run-cases.ts';
import { firstSeed, sizes } from './sizes.ts';
import { randomStory } from './story.ts';

/** Milliseconds for each case, on a machine that is busy. */
const perCase = 30_000;
const count = sizes.built;

test(
  `${count} random cases through the built program`,
  async () => {
    const idp = built(copyBuiltIdp());
    const failures = await runSeries({
      name: 'built program',
      isEnough: ({ cases }) => cases >= count,
      firstSeed,
      storyOf: (seed) => randomStory(seed, { salt: 1, mayKill: false }),
      play: (story, root) => play(story, root, idp),
    });
    expect(failures.join('\n\n')).toBe('');
  },
  count * perCase + 60_000,
);
