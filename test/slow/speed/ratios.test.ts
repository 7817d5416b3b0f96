import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

interface Row {
  readonly name: string;
  readonly timesFloorCpu?: number;
  readonly cpu: number;
  readonly peak: number;
  readonly slope?: number;
}

const known = new Map<string, Promise<ReadonlyMap<string, Row>>>();

/** What the harness measures for a group of its cases, a few times; each group once. */
function context(group: string): Promise<ReadonlyMap<string, Row>> {
  const rows = known.get(group) ?? run(group);
  known.set(group, rows);
  return rows;
}

async function run(only: string): Promise<ReadonlyMap<string, Row>> {
  const out = mkdtempSync(join(tmpdir(), 'idp-ratios-'));
  try {
    const args = ['--rounds', '5', '--no-peers', '--only', only, '--out', out];
    await execa(process.execPath, ['test/bench/run.mjs', ...args]);
    const rows = JSON.parse(readFileSync(join(out, 'bench.json'), 'utf8')) as readonly Row[];
    expect(readFileSync(join(out, 'bench.svg'), 'utf8')).toContain('</svg>');
    return new Map(rows.map((row) => [row.name, row]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * Ratios of processor time to a floor of the same run, at least twice what they are, because a floor of a few
 * milliseconds is not steady on a busy machine: not a promise of speed, but a guard against what would lose it. The
 * promises are counts, in test/package/work.test.ts.
 */
test.each([
  ['start', 'idp --version', 5],
  ['start', 'idp --help', 5],
  ['list', 'idp list, 100 templates', 12],
  ['follow, 50 managed', 'idp status, 50', 75],
  ['follow, 50 managed', 'idp update, 50', 90],
])('%s: %s takes at most so many times its floor: %d', async (group, name, most) => {
  const row = (await context(group)).get(name);
  expect(row?.timesFloorCpu).toBeLessThan(most);
});

test('a thousand files take at most so many times what the least of programs takes to write them', async () => {
  const rows = await context('new, 1000 files');
  const [made, written] = [rows.get('idp new, 1000'), rows.get('write only, 1000')];
  expect((made?.cpu ?? Number.NaN) / (written?.cpu ?? Number.NaN)).toBeLessThan(12);
});

test('a template more in the catalog costs list next to nothing', async () => {
  const row = (await context('list')).get('idp list, 1000 templates');
  expect(row?.slope).toBeLessThan(0.6);
});

test('a thousand files take less than 200 MB', async () => {
  const row = (await context('new, 1000 files')).get('idp new, 1000');
  expect(row?.peak).toBeGreaterThan(20);
  expect(row?.peak).toBeLessThan(200);
});
