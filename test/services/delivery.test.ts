import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { services } from './rendered.ts';

const deployed = services.filter(
  ({ providers }) => providers.has('deploy/argo-cd') && providers.has('ci/github-actions'),
);

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly run?: string }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Application {
  readonly spec: { readonly source: { readonly path: string; readonly targetRevision: string } };
}

function read<T>(files: ReadonlyMap<string, string>, path: string): T {
  return parse(files.get(path) ?? '') as T;
}

function sourceOf(files: ReadonlyMap<string, string>, environment: string) {
  const path = `deploy/argocd/application-${environment}.yaml`;
  return read<Application>(files, path).spec.source;
}

function releaseOf(files: ReadonlyMap<string, string>): Workflow['jobs'] {
  return read<Workflow>(files, '.github/workflows/release.yml').jobs;
}

function scriptOf({ steps = [] }: Job = {}): string {
  return steps.map(({ run = '' }) => run).join('\n');
}

test('there are services that the pipeline deploys, and others', () => {
  const kinds = new Set(deployed.map(({ answers }) => answers.get('deploys')));
  expect(kinds).toEqual(new Set([true, false]));
});

test('a push to main reaches the branch and overlay that Argo CD deploys to development', () => {
  const wrong = deployed.filter(({ answers, files }) => {
    const { path, targetRevision } = sourceOf(files, 'development');
    const job = releaseOf(files).development;
    if (answers.get('deploys') !== true) return job !== undefined || targetRevision !== 'main';
    const script = scriptOf(job);
    return (
      job?.needs !== 'publish' ||
      !script.includes(`cd ${path} &&`) ||
      !script.includes(` HEAD:refs/heads/${targetRevision}\n`)
    );
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a release reaches production only by a pull request to the branch that Argo CD deploys', () => {
  const wrong = deployed.filter(({ answers, files }) => {
    const { path, targetRevision } = sourceOf(files, 'production');
    const job = releaseOf(files).production;
    if (targetRevision !== 'main') return true;
    if (answers.get('deploys') !== true) return job !== undefined;
    const script = scriptOf(job);
    return (
      !script.includes(`cd ${path} &&`) ||
      !script.includes(`gh pr create --base ${targetRevision} `) ||
      script.includes(`:refs/heads/${targetRevision}`)
    );
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('what a pipeline writes without a person is left out where it does not deploy', () => {
  const writing = services
    .filter(({ answers, files }) => answers.get('deploys') !== true && files.size > 0)
    .flatMap(({ name, files }) =>
      [...files]
        .filter(([path]) => path.startsWith('.github/workflows/'))
        .filter(([, text]) => /(contents|pull-requests): write/.test(text))
        .map(([path]) => `${name}: ${path}`),
    );
  expect(writing).toEqual([]);
});

test('each workflow that the pipeline starts by itself can be started, and changes no image again', () => {
  const wrong = deployed
    .filter(({ answers }) => answers.get('deploys') === true)
    .flatMap(({ name, files }) => {
      const script = scriptOf(releaseOf(files).production);
      const started = [...script.matchAll(/gh workflow run (\S+)/g)].map(([, file = '']) => file);
      const { on } = read<Workflow>(files, '.github/workflows/release.yml');
      const { 'paths-ignore': ignored } = on.push as { readonly 'paths-ignore'?: unknown };
      return [
        ...started
          .filter((file) => files.has(`.github/workflows/${file}`))
          .filter((file) => {
            const workflow = read<Workflow>(files, `.github/workflows/${file}`);
            return !('workflow_dispatch' in workflow.on);
          }),
        ...(String(ignored) === 'deploy/overlays/production/**' ? [] : ['release.yml']),
      ].map((file) => `${name}: ${file}`);
    });
  expect(wrong).toEqual([]);
});
