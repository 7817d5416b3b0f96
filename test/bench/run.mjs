import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesIn } from './cases.mjs';
import { chartOf } from './chart.mjs';
import { checkWritten, measure } from './measure.mjs';
import { summarise, tableOf } from './summary.mjs';

/**
 * Times idp beside its floors and its peers in one run: README.md says how. Each round runs every case once, in
 * turn, so that what else the machine does falls on all alike; the first round is not counted.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', default: '' },
    peers: { type: 'boolean', default: true },
    out: { type: 'string' },
    work: { type: 'string', default: tmpdir() },
  },
  allowNegative: true,
});
const memory = '/dev/shm';
const rounds = Number(values.rounds);
const work = mkdtempSync(join(values.work, 'idp-bench-'));
const scratch = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'idp-bench-'));
const results = new Map();
try {
  const cases = await casesIn(work, { scratch, only: values.only, peers: values.peers });
  for (let round = 0; round <= rounds; round += 1) {
    for (const one of cases) {
      if (round % (one.every ?? 1) !== 0) continue;
      one.before?.();
      const result = measure(one);
      if (round === 0) checkWritten(one);
      else results.set(one.name, [...(results.get(one.name) ?? []), result]);
    }
    process.stderr.write(`round ${round} of ${rounds}\r`);
  }
  const summary = summarise(cases, results);
  process.stdout.write(tableOf(summary));
  if (values.out) {
    if (!existsSync(values.out)) mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, 'bench.json'), `${JSON.stringify(summary, null, 2)}\n`);
    writeFileSync(join(values.out, 'bench.svg'), chartOf(summary));
  }
} finally {
  for (const folder of [work, scratch]) rmSync(folder, { recursive: true, force: true });
}
