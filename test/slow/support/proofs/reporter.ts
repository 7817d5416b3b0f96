import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import type { Outcome } from '../../../report/outcome.ts';
import { outcomesOf } from '../../../report/reporter.ts';
import { describeRow, type Proof, rowsOf } from './proof.ts';
import { compareRecord, readRecord, recordOf, writeRecord } from './record.ts';

/**
 * Lists what was proved by what, and what was skipped, at the end of a run. A file whose tests all passed is
 * held against its record, which `docs/layers.md` is made from; `UPDATE_PROOFS=1` writes the record instead.
 */
export const proofs: Reporter = {
  onTestRunEnd(modules) {
    if (modules.some(({ project }) => project.config.testNamePattern)) return;
    const proved = rowsOf(modules.flatMap(proofsOf));
    for (const row of proved) console.info(`proved   ${describeRow(row)}`);
    for (const { name } of modules.flatMap(outcomesOf).filter(isSkipped))
      console.info(`skipped  ${name}`);
    for (const module of modules.filter(isWhole)) resolve(module);
  },
};

function resolve(module: TestModule): void {
  const file = recordOf(module.moduleId);
  const rows = rowsOf(proofsOf(module));
  if (process.env.UPDATE_PROOFS) writeRecord(file, rows);
  const faults = compareRecord(readRecord(file), rows);
  for (const error of faults) console.error(`${relative(process.cwd(), file)}: ${error}`);
  if (faults.length === 0) return;
  console.error('run the file again with UPDATE_PROOFS=1, then npm run docs');
  process.exitCode = 1;
}

function proofsOf(module: TestModule): readonly Proof[] {
  return [...module.children.allTests('passed')].flatMap((test) => test.meta().proofs ?? []);
}

function isSkipped({ state, isStopped }: Outcome): boolean {
  return state === 'skipped' && !isStopped;
}

function isWhole({ children }: TestModule): boolean {
  const tests = [...children.allTests()];
  return tests.length > 0 && tests.every((test) => test.result().state === 'passed');
}
