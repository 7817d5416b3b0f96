import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comesFromDebian } from './pinned.ts';
import { describeRow, type ProofRow } from './proof.ts';

/** What the tests of a file proved when all of them last passed, kept beside the file; no rows, no record. */
export function recordOf(test: string): string {
  return test.replace(/\.test\.ts$/, '.proofs.json');
}

/** Every record below a folder. */
export function recordsIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.proofs.json'))
    .map((file) => join(folder, file))
    .sort();
}

export function readRecord(file: string): readonly ProofRow[] {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')) as ProofRow[];
}

/** A row a line, so that two who add one seldom meet. */
export function writeRecord(file: string, rows: readonly ProofRow[]): void {
  if (rows.length === 0) rmSync(file, { force: true });
  else writeFileSync(file, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}

/** How a record differs from what was proved, in words; nothing if it is as it should be. */
export function compareRecord(
  recorded: readonly ProofRow[],
  proved: readonly ProofRow[],
): readonly string[] {
  const [before, now] = [recorded.map(comparable), proved.map(comparable)];
  return [
    ...before.filter((row) => !now.includes(row)).map((row) => `no test proved ${row}`),
    ...now.filter((row) => !before.includes(row)).map((row) => `not recorded is ${row}`),
  ];
}

function comparable(row: ProofRow): string {
  return describeRow(comesFromDebian(row.by) ? { ...row, version: 'of Debian' } : row);
}
