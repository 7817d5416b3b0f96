import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeries, type Series, typeOf } from '../support/exposition.ts';
import { readManifest } from '../support/manifest.ts';
import { readLatencyChoices } from '../support/objectives.ts';
import { end } from '../support/program.ts';
import { type Service, startService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { callEverything } from '../support/traffic.ts';
import { generated, variants } from '../support/variants.ts';

/** What rules, alerts and dashboards of every runtime are made from, held against what it really tells. */
describeWithTools(['node24'], 'the metric contract', () => {
  describe.each(variants)('%s', (variant) => {
    const provided = generated(variant);
    const { requests, process } = readManifest(provided.path).facts;
    let service: Service;
    let text: string;
    let counts: readonly Series[];
    beforeAll(async () => {
      service = await startService(provided);
      await callEverything(service.url);
      for (let stranger = 0; stranger < 5; stranger += 1)
        await callAs(`${service.url}/made/up/${stranger}`, `stranger-${stranger}.example`);
      text = await (await fetch(service.metricsUrl)).text();
      counts = readSeries(text).filter(({ name }) => name === `${requests.metric}_count`);
    });
    afterAll(() => end(service));

    it('counts requests in a histogram of seconds, by method, route and status', () => {
      expect(requests.metric).toMatch(/_seconds$/);
      expect(typeOf(text, requests.metric)).toBe('histogram');
      const found = counts.map(({ labels }) =>
        // To Prometheus an empty label is none.
        [requests.method, requests.route, requests.status].map(
          (label) => labels[label] || undefined,
        ),
      );
      expect(found).toEqual(
        expect.arrayContaining([
          ['GET', '/greetings', '200'],
          ['POST', '/greetings', '201'],
          ['POST', '/greetings', '400'],
          ['GET', undefined, '404'],
        ]),
      );
    });

    it('has a bound at each objective that can be chosen', () => {
      const bounds = readSeries(text)
        .filter(({ name }) => name === `${requests.metric}_bucket`)
        .map(({ labels }) => Number(labels.le));
      expect(bounds).toEqual(expect.arrayContaining(readLatencyChoices()));
    });

    it('makes no series of what a client makes up: paths, hosts', () => {
      expect(JSON.stringify(readSeries(text))).not.toMatch(/made|stranger/);
      expect(counts.length).toBeLessThan(8);
    });

    it('tells of the process what the dashboard shows', () => {
      const names = new Set(readSeries(text).map(({ name }) => name));
      const panels = process.rows.flatMap(({ panels }) => panels);
      expect(panels.length).toBeGreaterThan(3);
      for (const { metric, fold, by } of panels) {
        const name = fold === 'p99' ? `${metric}_bucket` : metric;
        expect(names, name).toContain(name);
        if (by === 'pod') continue;
        const series = readSeries(text).find((one) => one.name === name);
        expect(Object.keys(series?.labels ?? {}), name).toContain(by);
      }
    });
  });
});

/** A request with a Host header of the client's choice, which `fetch` would not send. */
function callAs(url: string, host: string): Promise<void> {
  return new Promise((answered, failed) => {
    const call = request(url, { headers: { host }, agent: false }, (response) => {
      response.resume().once('end', answered);
    });
    call.once('error', failed).end();
  });
}
