import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Dashboard,
  interpolate,
  panelQueries,
  readDashboards,
  variableQueries,
} from '../support/dashboards.ts';
import { type KubernetesObject, readOverlay } from '../support/manifests.ts';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { type Labels, type Prometheus, startPrometheus } from '../support/prometheus.ts';
import { readQuery } from '../support/promql.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { allRules, ruleGroups } from '../support/rules.ts';
import { type Service, startService } from '../support/service.ts';
import { targetLabels } from '../support/target-labels.ts';
import { describeWithTools } from '../support/tools.ts';
import { callEverything } from '../support/traffic.ts';
import { generated, variants } from '../support/variants.ts';

interface RuleState {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}

describeWithTools(['node24', 'kustomize', 'prometheus'], 'a real Prometheus', () => {
  describe.each(variants)('%s', (variant) => {
    let folder: string;
    let objects: KubernetesObject[];
    let labels: Labels;
    let service: Service;
    let prometheus: Prometheus;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'idp-prometheus-'));
      objects = await readOverlay(generated(variant).folder, 'production');
      labels = targetLabels(objects);
      service = await startService(generated(variant));
      const { metricsUrl } = service;
      prometheus = await startPrometheus(folder, {
        metricsUrl,
        labels,
        groups: ruleGroups(objects),
      });
      await scrapedTwice(service, prometheus);
    });
    afterAll(async () => {
      await prometheus?.stop();
      await end(service);
      await rm(folder, { recursive: true, force: true });
    });

    it('scrapes it without an error', async () => {
      const { activeTargets } = await prometheus.ask<{
        activeTargets: { health: string; lastError: string; labels: Labels }[];
      }>('targets');
      expect(activeTargets).toMatchObject([{ health: 'up', lastError: '', labels }]);
    });

    it('loads and evaluates every rule', async () => {
      const wanted = allRules(objects).map(({ record, alert }) => record ?? alert);
      expect(wanted.length).toBeGreaterThan(0);
      const rules = await until('all rules are evaluated', async () => {
        const states = await ruleStates(prometheus);
        return states.every(({ health }) => health !== 'unknown') ? states : undefined;
      });
      expect(rules.map(({ name }) => name).sort()).toEqual(wanted.sort());
      expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
      accepted(generated(variant).folder, 'observability/prometheus', 'prometheus');
    });

    it('records every series that the rules promise', async () => {
      for (const name of new Set(allRules(objects).flatMap(({ record }) => record ?? []))) {
        await until(`a series of ${name}`, async () => (await prometheus.query(name))[0]);
      }
    });

    it('fires no alert at a service that is well', async () => {
      expect(await prometheus.query('ALERTS{alertstate="firing"}')).toEqual([]);
    });

    it('has every metric and label that a rule or a dashboard reads', async () => {
      const dashboards = readDashboards(objects);
      const queries = [
        ...allRules(objects).map(({ expr }) => expr),
        ...dashboards.flatMap((dashboard) => dashboardQueries(dashboard, labels)),
      ];
      expect(dashboards.length).toBeGreaterThan(0);
      const readings = await Promise.all(queries.map((query) => readQuery(prometheus, query)));
      const missing = await Promise.all(
        readings.flat().map(async ({ metric, labels: wanted }) => {
          const had = await labelsOf(prometheus, metric);
          return wanted.filter((label) => !had.has(label)).map((label) => `${label} of ${metric}`);
        }),
      );
      expect(missing.flat()).toEqual([]);
    });

    it('has an answer for every panel', async () => {
      for (const dashboard of readDashboards(objects)) {
        for (const query of dashboardQueries(dashboard, labels)) {
          await until(query, async () => (await prometheus.query(query))[0]);
        }
      }
    });
  });
});

/** Rates want two samples after the calls, and the collector of garbage wants a while to show up. */
async function scrapedTwice(service: Service, prometheus: Prometheus): Promise<void> {
  await callEverything(service.url);
  const rendered = 'count_over_time(http_server_request_duration_seconds_count[1m]) > 2';
  await until('two scrapes', async () => (await prometheus.query(rendered))[0]);
  await callEverything(service.url);
}

async function ruleStates(prometheus: Prometheus): Promise<RuleState[]> {
  const { groups } = await prometheus.ask<{ groups: { rules: RuleState[] }[] }>('rules');
  return groups.flatMap(({ rules }) => rules);
}

function dashboardQueries(dashboard: Dashboard, labels: Labels): string[] {
  const values = { __rate_interval: '30s', __range: '1m', __interval: '10s', ...labels };
  return [...panelQueries(dashboard), ...variableQueries(dashboard)].map((query) =>
    interpolate(query, values),
  );
}

async function labelsOf(prometheus: Prometheus, metric: string): Promise<Set<string>> {
  const series = await until(`a series of ${metric}`, async () => {
    const found = await prometheus.ask<Labels[]>('series', { 'match[]': metric });
    return found.length > 0 ? found : undefined;
  });
  return new Set(series.flatMap(Object.keys));
}
