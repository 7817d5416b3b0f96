import { expect, test } from 'vitest';
import { inProcess } from './drivers.ts';
import { play } from './play.ts';
import { runSeries } from './run-cases.ts';
import { firstSeed, sizes } from './sizes.ts';
import { randomStory } from './story.ts';

/** Milliseconds for each case, on a machine that is busy. */
const perCase = 5000;
const count = sizes.inProcess;

test(
  `${count} random cases through main, on a real disk with a real git`,
  async () => {
    const failures = await runSeries({
      name: 'in process',
      isEnough: ({ cases }) => cases >= count,
      firstSeed,
      isInThisProcess: true,
      storyOf: (seed) => randomStory(seed, { salt: 0, mayKill: false }),
      play: (story, root) => play(story, root, inProcess),
    });
    expect(failures.join('\n\n')).toBe('');
  },
  count * perCase + 60_000,
);
