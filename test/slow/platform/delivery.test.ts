import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { judge } from '../support/conftest.ts';
import { validateObjects } from '../support/custom-resources.ts';
import { generateService } from '../support/generate-service.ts';
import { readManifest } from '../support/manifest.ts';
import {
  buildFolder,
  buildOverlay,
  type KubernetesObject,
  ofKind,
  overlays,
  readObjects,
  theOnly,
} from '../support/manifests.ts';
import { conforms } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

const definitions = ['crds-argo-cd', 'crds-argo-rollouts', 'crds-prometheus'] as const;
const argoCd = `Argo CD ${pinnedVersion('crds-argo-cd')} and Argo Rollouts ${pinnedVersion('crds-argo-rollouts')}`;
const flags = ['--with', 'deploy=argo-cd'];

describeWithTools(['kustomize', 'kubectl-validate', 'conftest', ...definitions], 'delivery', () => {
  it.each(paths)('of %s is taken by the API server and by the platform rules', async (path) => {
    const folder = await generateService(path, ...flags);
    const production = await buildOverlay(folder, 'production');
    for (const text of [production, await buildFolder(folder, 'deploy/argocd')])
      expectSuccess(await validateObjects(text, definitions));
    expect(await judge(folder, 'kubernetes', production)).toEqual([]);
    conforms(folder, 'deploy/argo-cd', 'kubectl-validate', argoCd);
  });

  it.each([
    ['Rollout', 'deploy/overlays/production', 'workloadRef:', 'workload:'],
    ['Rollout', 'deploy/overlays/production', 'setWeight: 10', 'setWeight: a tenth'],
    ['AnalysisTemplate', 'deploy/overlays/production', 'provider:', 'source:'],
    ['Application', 'deploy/argocd', /project: .*/, ''],
    ['AppProject', 'deploy/argocd', 'sourceRepos:', 'repositories:'],
  ] as const)('a broken %s is refused', async (kind, location, from, to) => {
    const objects = (
      await buildFolder(await generateService('go-service', ...flags), location)
    ).split('---\n');
    const right = objects.filter((text) => text.includes(`kind: ${kind}\n`)).join('---\n');
    const broken = right.replace(from, to);
    expect(broken).not.toBe(right);
    expectSuccess(await validateObjects(right, definitions));
    const outcome = await validateObjects(broken, definitions);
    expect(outcome.exitCode, outcome.output).toBe(1);
  });

  it.each(overlays)(
    'has an application that leads to %s, which its project allows',
    async (overlay) => {
      const folder = await generateService('node-service', ...flags, '--set', 'owner=payments');
      const deployed = readObjects(await buildOverlay(folder, overlay));
      const objects = readObjects(await buildFolder(folder, 'deploy/argocd'));
      const project = theOnly(objects, 'AppProject') as Project;
      const application = ofKind(objects, 'Application').find(({ metadata }) =>
        metadata.name.endsWith(overlay),
      ) as Application;

      const { source, destination } = application.spec;
      expect(existsSync(join(folder, source.path, 'kustomization.yaml'))).toBe(true);
      expect(new Set(deployed.map(({ metadata }) => metadata.namespace))).toEqual(
        new Set([destination.namespace]),
      );
      expect(project.spec.sourceRepos).toEqual([source.repoURL]);
      expect(project.spec.destinations).toContainEqual(destination);
      const rejected = project.spec.namespaceResourceBlacklist.map(({ kind }) => kind);
      expect(deployed.filter(({ kind }) => rejected.includes(kind))).toEqual([]);
    },
  );

  it('leaves the number of pods to the autoscaler', async () => {
    const objects = readObjects(
      await buildOverlay(await generateService('go-service', ...flags), 'production'),
    );
    const { scaleTargetRef } = theOnly(objects, 'HorizontalPodAutoscaler').spec as {
      scaleTargetRef: unknown;
    };
    expect(scaleTargetRef).toMatchObject({ kind: 'Rollout', name: 'orders' });
    for (const kind of ['Rollout', 'Deployment'])
      expect(theOnly(objects, kind).spec).not.toHaveProperty('replicas');
    expect(theOnly(objects, 'Rollout').spec).toMatchObject({
      workloadRef: { kind: 'Deployment', name: theOnly(objects, 'Deployment').metadata.name },
    });
  });
});

/** Requests in each minute: of the new version, good, failed and slow ones; of the one before, failed ones. */
interface Traffic {
  readonly good: number;
  readonly failed: number;
  readonly slow: number;
  readonly others: number;
}

interface Case extends Traffic {
  readonly says: string;
  /** What the queries give: the share that failed, and the share that was slow. */
  readonly values: readonly [number, number];
  readonly passes: readonly [boolean, boolean];
}

const busy: Traffic = { good: 100, failed: 0, slow: 0, others: 0 };
const cases: readonly Case[] = [
  { ...busy, says: 'is fine when all is', values: [0, 0], passes: [true, true] },
  {
    ...busy,
    says: 'fails when it fails',
    good: 90,
    failed: 10,
    values: [0.1, 0],
    passes: [false, true],
  },
  {
    ...busy,
    says: 'fails when it is slow',
    good: 70,
    slow: 30,
    values: [0, 0.3],
    passes: [true, false],
  },
  {
    ...busy,
    says: 'bears a failure in a thousand',
    good: 999,
    failed: 1,
    values: [0.001, 0],
    passes: [true, true],
  },
  {
    ...busy,
    says: 'is not blamed for the one before',
    others: 90,
    values: [0, 0],
    passes: [true, true],
  },
  {
    ...busy,
    says: 'is not blamed when nobody calls',
    good: 0,
    values: [Number.NaN, Number.NaN],
    passes: [true, true],
  },
];

describeWithTools(['kustomize', 'promtool'], 'a new version', () => {
  describe.each(paths)('of %s', (path) => {
    it.each(cases)('$says', async ({ values, passes, ...traffic }) => {
      const folder = await generateService(path, ...flags);
      const objects = readObjects(await buildOverlay(folder, 'production'));
      const { metrics } = theOnly(objects, 'AnalysisTemplate').spec as Analysis;
      expect(metrics.map(({ name }) => name)).toEqual(['availability', 'latency']);

      const tests = metrics.map(({ provider }, at) =>
        expecting(
          provider.prometheus.query.replaceAll('{{args.canary-hash}}', '7d4b9c'),
          values[at] ?? 0,
        ),
      );
      const input_series = seriesOf(readManifest(path).facts.requests, traffic);
      const file = join(await temporaryFolder(), 'analysis.test.yaml');
      const test = { interval: '1m', input_series, promql_expr_test: tests };
      await writeFile(
        file,
        stringify({ evaluation_interval: '1m', fuzzy_compare: true, tests: [test] }),
      );
      expectSuccess(await run(toolPath('promtool'), ['test', 'rules', file]));

      const verdicts = metrics.map(({ successCondition }, at) => {
        const most = limitOf(successCondition);
        const value = values[at] ?? Number.NaN;
        return Number.isNaN(value) || value <= most;
      });
      expect(verdicts).toEqual(passes);
    });
  });
});

/** To promtool no number equals itself but numbers, and what is none is only seen by that. */
function expecting(query: string, value: number) {
  const [expr, sample] = Number.isNaN(value)
    ? [`absent((${query}) == (${query}))`, 1]
    : [query, value];
  return { expr, eval_time: '10m', exp_samples: [{ labels: '{}', value: sample }] };
}

/** The series of ten minutes: pods of the new version, and of the one before, as their ReplicaSets name them. */
function seriesOf(
  names: Readonly<Record<'metric' | 'route' | 'status', string>>,
  { good, failed, slow, others }: Traffic,
) {
  const series = (what: string, pod: string, status: string, more: string, each: number) => ({
    series: `${names.metric}_${what}{job="orders",namespace="platform-team-production",pod="orders-${pod}",${names.route}="/greetings",${names.status}="${status}"${more}}`,
    values: `0+${each}x20`,
  });
  const [fresh, stable] = ['7d4b9c-x2x4z', '5f6c8d-b7b9k'];
  return [
    series('count', fresh, '200', '', good + slow),
    series('bucket', fresh, '200', ',le="0.5"', good),
    series('count', fresh, '503', '', failed),
    series('bucket', fresh, '503', ',le="0.5"', failed),
    series('count', stable, '503', '', others),
    series('bucket', stable, '503', ',le="0.5"', 0),
  ];
}

/** What Argo Rollouts lets pass at most; a result that is not there or no number passes before it is compared. */
function limitOf(condition: string): number {
  const [, times, objective] =
    /^len\(result\) == 0 \|\| isNaN\(result\[0\]\) \|\| result\[0\] <= ([\d.]+) \* \(1 - ([\d.]+) \/ 100\)$/.exec(
      condition,
    ) ?? [];
  return Number(times) * (1 - Number(objective) / 100);
}

interface Analysis {
  readonly metrics: readonly {
    readonly name: string;
    readonly successCondition: string;
    readonly provider: { readonly prometheus: { readonly query: string } };
  }[];
}

interface Project extends KubernetesObject {
  readonly spec: {
    readonly sourceRepos: readonly string[];
    readonly destinations: readonly unknown[];
    readonly namespaceResourceBlacklist: readonly { readonly kind: string }[];
  };
}

interface Application extends KubernetesObject {
  readonly spec: {
    readonly source: { readonly repoURL: string; readonly path: string };
    readonly destination: { readonly server: string; readonly namespace: string };
  };
}
