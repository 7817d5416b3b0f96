import { cpSync, renameSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { edit } from '../../support/edit.ts';

const shipped = fileURLToPath(new URL('../../../../templates', import.meta.url));

const skeleton = 'node-service/skeleton';
const workflow = 'capabilities/ci/github-actions/skeleton/.github/workflows/ci.yml.hbs';
const deployment = 'capabilities/runtime/kubernetes/skeleton/deploy/base/deployment.yaml.hbs';
const versioned = [
  'node-service/template.yaml',
  'capabilities/ci/github-actions/capability.yaml',
  'capabilities/runtime/kubernetes/capability.yaml',
];

/** The catalog that ships, to be moved on by its platform team. */
export function layShipped(catalog: string): void {
  cpSync(shipped, catalog, { recursive: true });
}

/** Two small lessons: a command to clean up, slower rollouts, a longer time limit, a page of notes. */
export async function releaseFirst(catalog: string): Promise<void> {
  const file = (path: string) => join(catalog, path);
  await raise(catalog, '2.1.0');
  await edit(
    file(`${skeleton}/package.json.hbs`),
    '    "dev":',
    '    "clean": "rm -rf dist coverage",\n    "dev":',
  );
  await edit(file(workflow), 'timeout-minutes: 15', 'timeout-minutes: 20');
  await edit(file(deployment), 'minReadySeconds: 5', 'minReadySeconds: 10');
  await edit(
    file(`${skeleton}/src/health/routes.ts`),
    'ready for traffic; add',
    'ready for traffic: add',
  );
  await writeFile(file(`${skeleton}/docs/upgrades.md.hbs`), '# Upgrades of {{name}}\n');
}

/** A page that moves and is rewritten in part, and changes right beside those of the developer. */
export async function releaseSecond(catalog: string): Promise<void> {
  const file = (path: string) => join(catalog, path);
  await raise(catalog, '2.2.0');
  await edit(
    file(`${skeleton}/package.json.hbs`),
    '    "typecheck": "tsc --noEmit"\n',
    '    "typecheck": "tsc --noEmit",\n    "verify": "npm run check && npm run build"\n',
  );
  await edit(
    file('node-service/template.yaml'),
    'npm audit signatures',
    'npm audit signatures --omit=dev',
  );
  await edit(file(deployment), 'revisionHistoryLimit: 5', 'revisionHistoryLimit: 10');
  await mkdir(file(`${skeleton}/docs/operations`));
  const page = file(`${skeleton}/docs/operations/runbook.md.hbs`);
  renameSync(file(`${skeleton}/docs/runbook.md.hbs`), page);
  await edit(file('partials/runbook.hbs'), '# Runbook: {{name}}', '# Runbook of {{name}}');
  await edit(file('partials/readme-intro.hbs'), 'docs/runbook.md', 'docs/operations/runbook.md');
  await edit(file('node-service/template.yaml'), 'docs/runbook.md:', 'docs/operations/runbook.md:');
}

/** Whatever each of them is at today: what ships may rise without a word here. */
async function raise(catalog: string, version: string): Promise<void> {
  for (const path of versioned)
    await edit(join(catalog, path), /^ {2}version: .+$/m, `  version: ${version}`);
}
