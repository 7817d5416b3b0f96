import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { generated } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

const id = 'GO-2026-9999';
const modified = '2026-11-01T00:00:00Z';
const path = 'github.com/google/uuid';

/** A database of one vulnerability, as vuln.go.dev lays it out, in a function of a module that is used. */
async function databaseOf(symbol: string): Promise<string> {
  const folder = await temporaryFolder();
  const entry = {
    schema_version: '1.3.1',
    id,
    modified,
    published: modified,
    details: 'Made up for a test.',
    database_specific: { url: `https://vulnerabilities.example/${id}` },
    affected: [
      {
        package: { name: path, ecosystem: 'Go' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
        ecosystem_specific: { imports: [{ path, symbols: [symbol] }] },
      },
    ],
  };
  const files = {
    'index/db.json': { modified },
    'index/modules.json': [{ path, vulns: [{ id, modified }] }],
    'index/vulns.json': [{ id, modified }],
    [`ID/${id}.json`]: entry,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  }
  return `file://${folder}`;
}

it.each([
  ['that the code calls is told, and fails the check', 'NewString', 3],
  ['that the code cannot reach does not', 'SetNodeID', 0],
])('go-service: a vulnerability in a function %s', async (_, symbol, exitCode) => {
  const tool = ['tool', '-modfile=tools/go.mod', 'govulncheck', '-db', await databaseOf(symbol)];
  const outcome = await run('go', [...tool, './...'], {
    cwd: generated('go-service, default').folder,
    env: environmentOf('go-service'),
  });
  expect(outcome, outcome.output.slice(-2000)).toMatchObject({ exitCode });
  expect(outcome.output.includes(`Vulnerability #1: ${id}`)).toBe(exitCode !== 0);
});
