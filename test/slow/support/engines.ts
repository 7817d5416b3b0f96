import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import { run } from './run.ts';
import { toolPath } from './tools.ts';
import { temporaryFolder } from './workspace.ts';

/** What the API server says of each object that it refuses, by the policies and bindings of a service. */
export async function admit(service: string, text: string): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const [policies, objects] = [join(folder, 'policies.yaml'), join(folder, 'objects.yaml')];
  const parts = ['policies.yaml', 'bindings.yaml'].map((name) =>
    readFile(join(service, 'policy/admission', name), 'utf8'),
  );
  await writeFile(policies, (await Promise.all(parts)).join('---\n'));
  await writeFile(objects, text);
  const outcome = await run(toolPath('admit'), [policies, objects]);
  expect(outcome.exitCode, outcome.output).toBe(0);
  const [result] = JSON.parse(outcome.stdout) as readonly {
    readonly refused: readonly string[];
  }[];
  return result?.refused ?? [];
}

interface Report {
  readonly summary: { readonly pass: number; readonly fail: number; readonly error: number };
  readonly results: readonly { readonly result: string; readonly message?: string }[];
}

/** What Kyverno says of each object that breaks a policy of a service. */
export async function applyKyverno(service: string, text: string): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const [objects, values] = [join(folder, 'objects.yaml'), join(folder, 'values.yaml')];
  await writeFile(objects, text);
  await writeFile(values, stringify(namespaces));
  const policies = join(service, 'policy/kyverno/policies.yaml');
  const flags = ['--values-file', values, '--policy-report', '--output-format', 'json'];
  const outcome = await run(toolPath('kyverno'), [
    'apply',
    policies,
    '--resource',
    objects,
    ...flags,
  ]);
  const report = JSON.parse(outcome.stdout.slice(outcome.stdout.indexOf('{'))) as Report;
  expect(report.summary.pass + report.summary.fail, outcome.output).toBeGreaterThan(0);
  expect(report.summary.error, outcome.output).toBe(0);
  return report.results
    .filter(({ result }) => result === 'fail')
    .map(({ message = '' }) => message);
}

/** What a cluster knows of a namespace, and a command line has to be told. */
const namespaces = {
  apiVersion: 'cli.kyverno.io/v1alpha1',
  kind: 'Values',
  namespaceSelector: ['development', 'production'].map((environment) => ({
    name: `platform-team-${environment}`,
    labels: { 'kubernetes.io/metadata.name': `platform-team-${environment}` },
  })),
};
