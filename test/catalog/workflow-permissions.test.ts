import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Rendered, services } from '../services/rendered.ts';

/**
 * What the documentation of an action asks for at the version that is pinned, as these workflows use it. A new
 * version stands here only after its documentation was read again: permissions do not rise with the pin.
 */
const needs: Readonly<Record<string, Permissions>> = {
  'actions/attest v4.2': {
    'artifact-metadata': 'write',
    attestations: 'write',
    'id-token': 'write',
    packages: 'write',
  },
  'actions/cache v5.0': {},
  'actions/checkout v7.0': { contents: 'read' },
  'actions/dependency-review-action v4.9': { contents: 'read' },
  'actions/setup-go v7.0': {},
  'actions/setup-node v7.0': {},
  'actions/upload-artifact v7.0': {},
  'astral-sh/setup-uv v10.0': {},
  'docker/build-push-action v7.3': {},
  'docker/metadata-action v6.2': { contents: 'read' },
  'docker/setup-buildx-action v4.3': {},
  'github/codeql-action/analyze v4.36': { actions: 'read', 'security-events': 'write' },
  'github/codeql-action/init v4.36': { actions: 'read', contents: 'read' },
  'sigstore/cosign-installer v4.1': {},
};

type Permissions = Readonly<Record<string, 'read' | 'write'>>;

interface Job {
  readonly permissions?: Permissions;
  readonly uses?: string;
  readonly steps?: readonly { readonly uses?: string }[];
}

interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows/';

/** Those of this repository, those that templates copy, and those of every service that the tests generate. */
const workflows: readonly Workflow[] = [
  ...readdirSync(folder).map((name) =>
    toWorkflow('', `${folder}${name}`, readFileSync(folder + name, 'utf8')),
  ),
  ...readdirSync('templates', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes(`/${folder}`) && path.endsWith('.yml'))
    .map((path) => toWorkflow('', path, readFileSync(`templates/${path}`, 'utf8'))),
  ...differentSets().flatMap(({ name, files }) =>
    [...files].map(([path, text]) => toWorkflow(name, path, text)),
  ),
];

/** The workflows of a service; of services with the same ones only the first. */
function differentSets(): readonly Pick<Rendered, 'name' | 'files'>[] {
  const sets = services.map(({ name, files }) => {
    const own = [...files].filter(([path]) => path.startsWith(folder));
    return { name, files: new Map(own), key: JSON.stringify(own) };
  });
  return [...new Map(sets.reverse().map((set) => [set.key, set])).values()];
}

function toWorkflow(within: string, file: string, text: string): Workflow {
  return { file: `${within}:${file}`, text, jobs: parse(text).jobs };
}

/** Each action of a text with the version behind its pin. */
function actionsIn(text: string): ReadonlyMap<string, string> {
  const pins = text.matchAll(/uses: ([\w./-]+)@([0-9a-f]{40}) # v(\d+\.\d+)/g);
  return new Map(
    [...pins].map(([, name = '', pin, version]) => [`${name}@${pin}`, `${name} v${version}`]),
  );
}

function lacking(wanted: Permissions, provided: Permissions = {}): readonly string[] {
  return Object.entries(wanted)
    .filter(([scope, level]) => provided[scope] !== level && provided[scope] !== 'write')
    .map(([scope, level]) => `${scope}: ${level}`);
}

test('there are workflows to look at', () => {
  const names = new Set(workflows.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)));
  expect([...names]).toEqual(expect.arrayContaining(['ci.yml', 'publish.yml', 'release.yml']));
});

test('every action is known at the version that is pinned', () => {
  const used = workflows.flatMap(({ text }) => [...actionsIn(text).values()]);
  expect([...new Set(used)].filter((action) => needs[action] === undefined)).toEqual([]);
});

test('every job has the permissions that its actions ask for', () => {
  const missing = workflows.flatMap(({ file, text, jobs }) => {
    const versions = actionsIn(text);
    return Object.entries(jobs).flatMap(([name, { steps = [], permissions }]) =>
      steps.flatMap(({ uses = '' }) => {
        const action = versions.get(uses) ?? '';
        return lacking(needs[action] ?? {}, permissions).map(
          (scope) => `${file} ${name}: ${action} asks for ${scope}`,
        );
      }),
    );
  });
  expect(missing).toEqual([]);
});

test('a job that calls a workflow grants what the jobs in there have', () => {
  const missing = workflows.flatMap(({ file, jobs }) => {
    const beside = file.slice(0, file.lastIndexOf('/') + 1);
    return Object.entries(jobs).flatMap(([name, { uses, permissions }]) => {
      const called = uses?.startsWith('./') ? uses.slice(uses.lastIndexOf('/') + 1) : undefined;
      const callees = workflows.filter((one) => one.file === `${beside}${called}`);
      return callees.flatMap((callee) =>
        Object.values(callee.jobs).flatMap((job) =>
          lacking(job.permissions ?? {}, permissions).map(
            (scope) => `${file} ${name}: ${called} has ${scope}`,
          ),
        ),
      );
    });
  });
  expect(missing).toEqual([]);
});
