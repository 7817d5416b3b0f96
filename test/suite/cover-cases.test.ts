import { expect, test } from 'vitest';
import { readCatalogInput } from '../../src/commands/read-catalog-input.ts';
import type { Case } from '../../src/suite/case.ts';
import { coverCases } from '../../src/suite/cover/cover-cases.ts';
import { benchFor } from '../../src/validate/settle-trial.ts';
import { surveyCatalog } from '../../src/validate/survey.ts';
import { writeBoats } from '../commands/a-catalog.ts';
import { place } from '../support/place.ts';

async function coverOf(root: string, seed: number): Promise<readonly Case[]> {
  const { input } = await readCatalogInput(root);
  const [template] = input.catalog.templates.values();
  if (template === undefined) throw new Error('no template');
  return coverCases(
    benchFor(surveyCatalog(input), template, () => true),
    seed,
  );
}

/** How a raft is, in the words of whoever builds one: nothing of how the cover finds it. */
function factsOf({ composition, resolution }: Case): readonly string[] {
  const answer = (name: string) => resolution.answers.get(name)?.value;
  return [
    `sail ${composition.capabilities.length === 1}`,
    `wood ${answer('wood')}`,
    `cabin ${answer('cabin')}`,
    `bunks ${answer('bunks') !== undefined}`,
    `crew ${answer('crew')}`,
    `log ${Number(answer('crew')) > 1}`,
  ];
}

function pairsOf(facts: readonly string[]): readonly string[] {
  return facts.flatMap((one, index) => facts.slice(index + 1).map((other) => `${one}, ${other}`));
}

/** Every raft that can be built. */
const rafts = [true, false].flatMap((sail) =>
  ['oak', 'fir'].flatMap((wood) =>
    [true, false].flatMap((cabin) =>
      [0, 1, 2].map((crew) => [
        `sail ${sail}`,
        `wood ${wood}`,
        `cabin ${cabin}`,
        `bunks ${cabin}`,
        `crew ${crew}`,
        `log ${crew > 1}`,
      ]),
    ),
  ),
);

test.each([1, 7, 2026])(
  'seed %i: every two facts that go together stand in one of few rafts',
  async (seed) => {
    const here = place();
    writeBoats(here);
    const cases = await coverOf(`${here.work}/templates`, seed);
    const covered = new Set(cases.map(factsOf).flatMap(pairsOf));
    expect([...covered].sort()).toEqual([...new Set(rafts.flatMap(pairsOf))].sort());
    expect(rafts.length).toBe(24);
    expect(cases.length).toBeLessThanOrEqual(7);
    const again = await coverOf(`${here.work}/templates`, seed);
    expect(again.map(factsOf)).toEqual(cases.map(factsOf));
  },
);
