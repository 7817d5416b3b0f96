import { expect, test } from 'vitest';
import { readCatalogInput } from '../../src/operations/catalog/read-catalog-input.ts';
import type { Case } from '../../src/testing/case.ts';
import { boundaryCases } from '../../src/testing/pairwise/boundary-cases.ts';
import { pairwiseCases } from '../../src/testing/pairwise/pairwise-cases.ts';
import { analyzeCatalog } from '../../src/validate/catalog-analysis.ts';
import { createRenderContext, type RenderContext } from '../../src/validate/resolve-case.ts';
import { boats, writeBoats } from '../commands/a-catalog.ts';
import { location } from '../support/place.ts';

async function benchOf(root: string): Promise<RenderContext> {
  const { input } = await readCatalogInput(root, process.cwd());
  const [template] = input.catalog.templates.values();
  if (template === undefined) throw new Error('no template');
  return createRenderContext(analyzeCatalog(input), template, () => true);
}

async function coverOf(root: string, seed: number): Promise<readonly Case[]> {
  return pairwiseCases(await benchOf(root), seed);
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
    const here = location();
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

/** The boats with a rule over two choices, a name that is taken, and a crew of nine at most. */
function ruledBoats(): string {
  const here = location();
  writeBoats(here);
  const manifest = (boats['raft/template.yaml'] ?? '')
    .replace('format: dns-label', 'format: dns-label, maxLength: 12, reserved: [raft]')
    .replace('minimum: 0', 'minimum: 0, maximum: 9')
    .replace(
      '  layers:',
      '  rules: [{ holds: (or (ne wood "oak") (not cabin)), message: no }]\n  layers:',
    );
  here.write('templates/raft/template.yaml', manifest);
  return `${here.work}/templates`;
}

test('no case breaks a rule, and all that it leaves is covered', async () => {
  const cases = await coverOf(ruledBoats(), 1);
  const allowed = rafts.filter(
    (raft) => !raft.includes('wood oak') || raft.includes('cabin false'),
  );
  const covered = new Set(cases.map(factsOf).flatMap(pairsOf));
  expect([...covered].sort()).toEqual([...new Set(allowed.flatMap(pairsOf))].sort());
  expect(cases.flatMap(({ resolution }) => resolution.diagnostics)).toEqual([]);
});

test('the ends of what is allowed, and what stands beside a reserved word', async () => {
  const cases = boundaryCases(await benchOf(ruledBoats()));
  expect(cases.map(({ name, flags }) => [name, flags.at(-1), ...flags.slice(0, -1)])).toEqual([
    ['raft/least', '--set crew=0', '--with sail=square', '--set name=x'],
    ['raft/most', '--set crew=9', '--with sail=square', '--set name=order-servic'],
    ['raft/beside', '--set name=rafts', '--with sail=square'],
  ]);
  expect(cases.flatMap(({ resolution }) => resolution.diagnostics)).toEqual([]);
});
