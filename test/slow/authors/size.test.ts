import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeLargeCatalog } from './large-catalog.ts';

const root = mkdtempSync(join(tmpdir(), 'idp-size-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Seconds of a processor, whatever else the machine does, and the most memory in megabytes. */
interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

const telling = `data:text/javascript,process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
})`;

function validate(templates: number): Cost {
  const catalog = join(root, String(templates));
  writeLargeCatalog(catalog, templates);
  const args = ['--import', telling, resolve('bin/idp.js'), 'validate', '--catalog', catalog];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toBe(
    `${templates} templates, 2 capabilities, ${templates} examples, ${templates * 20 + 4} files in ${catalog}: no problems found\n`,
  );
  const [seconds = 0, megabytes = 0] = JSON.parse(stderr) as readonly number[];
  return { seconds, megabytes };
}

test('idp validate takes ten times as long for ten times the templates, and little memory', () => {
  const [small, large] = [validate(100), validate(1000)];
  process.stderr.write(
    `idp validate of 100 and 1,000 templates: ${JSON.stringify([small, large])}\n`,
  );
  expect(large.seconds / small.seconds).toBeLessThan(12);
  expect(large.seconds).toBeLessThan(15);
  expect(large.megabytes).toBeLessThan(400);
}, 600_000);
