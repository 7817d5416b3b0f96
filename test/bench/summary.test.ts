import { expect, test } from 'vitest';

interface Summary {
  readonly summarise: (
    cases: readonly object[],
    results: ReadonlyMap<string, object[]>,
  ) => object[];
  readonly tableOf: (rows: readonly object[]) => string;
}

interface Chart {
  readonly chartOf: (rows: readonly object[]) => string;
}

/** The bench is plain JavaScript, so that Node runs it as it is. */
const load = <T>(file: string) => import(new URL(file, import.meta.url).href) as Promise<T>;

const cases = [
  { group: 'start', name: 'node -e 0', floor: 'node -e 0' },
  { group: 'new', name: 'cp -r, 40', floor: 'cp -r, 40' },
  { group: 'new', name: 'idp new, 40', floor: 'cp -r, 40', size: 40, bar: 3 },
  { group: 'new', name: 'idp new, 80', floor: 'cp -r, 40', size: 80, bar: 3 },
  { group: 'list', name: 'idp list', floor: 'never run', bar: 2, plusNode: true },
];
const runs = (...walls: readonly number[]) => walls.map((wall) => ({ wall, cpu: wall, peak: 50 }));

const all = new Map([
  ['node -e 0', runs(40, 42, 41)],
  ['cp -r, 40', runs(10, 12, 11)],
  ['idp new, 40', runs(20, 22, 24)],
  ['idp new, 80', runs(44)],
  ['idp list', runs(50)],
]);

const without = (...names: readonly string[]) =>
  new Map([...all].filter(([name]) => !names.includes(name)));

test.each([
  { of: 'every case', results: all },
  { of: 'no case', results: new Map<string, object[]>() },
  { of: 'all but a floor', results: without('cp -r, 40') },
  { of: 'all but a smaller size', results: without('idp new, 40') },
  { of: 'all but the start', results: without('node -e 0') },
])('what was not measured has no number, with results of $of', async ({ results }) => {
  const { summarise, tableOf } = await load<Summary>('./summary.mjs');
  const { chartOf } = await load<Chart>('./chart.mjs');
  const rows = summarise(cases, results);
  const lines = tableOf(rows).split('\n');
  for (const { name } of cases) {
    const line = lines.find((one) => one.startsWith(`${name}  `)) ?? '';
    if (results.has(name)) expect(line).toMatch(/ {2}\d+\.\d {2}/);
    else expect(line.trim()).toMatch(/ {2}not measured$/);
  }
  expect(tableOf(rows) + chartOf(rows)).not.toMatch(/NaN|Infinity|undefined| 0\.0 |>0 ms/);
});

test('what was measured is a row: median, middle half, times its floor, and whether its bar is met', async () => {
  const { summarise, tableOf } = await load<Summary>('./summary.mjs');
  const [, , row, larger] = tableOf(summarise(cases, all))
    .split('\n')
    .filter((line) => /^(case|cp|idp new)/.test(line));
  expect(row?.split(/ {2,}/)).toEqual([
    'idp new, 40',
    '22.0',
    '20–24',
    '22.0',
    '2.00',
    '2.00',
    '33',
    'met',
    '50',
    '',
  ]);
  expect(larger?.trim().split(/ {2,}/).slice(-3)).toEqual(['over', '50', '0.550']);
});
