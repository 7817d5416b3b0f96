import { globSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { startService } from './service.ts';

/** A metric with its matchers, as rules, dashboards and runbooks select it. */
const selector = /([a-z_:][\w:]*)\{((?:\s*\w+\s*(?:=~|!~|!=|=)\s*"[^"]*"\s*,?)*)\}/gi;
/** What Prometheus adds: the labels of what it scrapes, `up`, `ALERTS`, and what a rule recorded. */
const addedLabels = ['job', 'namespace', 'pod', 'instance'];
const addedMetric = /^(?:up|ALERTS)$|:/;

test('the service exports what rules, dashboards and runbooks read', async () => {
  const service = await startService();
  await fetch(`${service.url}/greetings`);
  const files = globSync(['deploy/**/*.{json,yaml}', 'docs/runbooks/*.md']);
  const uses = files.flatMap(readUses);
  expect(uses.length).toBeGreaterThan(0);

  const missing = async () => {
    const series = readSeries(await (await fetch(service.metricsUrl)).text());
    return uses.filter((use) => !series.some((one) => matches(one, use)));
  };
  // Some appear only after the process has run for a moment, such as the event loop delay.
  await vi.waitFor(async () => expect(await missing()).toEqual([]), {
    timeout: 20_000,
    interval: 250,
  });
});

interface Series {
  readonly metric: string;
  readonly labels: readonly string[];
}

function matches(series: Series, use: Series): boolean {
  return series.metric === use.metric && use.labels.every((label) => series.labels.includes(label));
}

function readSeries(text: string): readonly Series[] {
  return text.split('\n').map((line) => ({
    metric: /^[\w:]*/.exec(line)?.[0] ?? '',
    labels: namesIn(line, /(\w+)="/g),
  }));
}

function readUses(file: string) {
  const lines = readFileSync(file, 'utf8').replaceAll('\\"', '"').split('\n');
  return lines.flatMap((line, index) => {
    const grouped = namesIn(line, /\bby \(([^)]*)\)/g).flatMap((names) => names.split(/\s*,\s*/));
    return [...line.matchAll(selector)]
      .filter(([, metric = '']) => !addedMetric.test(metric))
      .map(([, metric = '', matchers = '']) => {
        const labels = [...grouped, ...namesIn(matchers, /(\w+)\s*[=!]/g)];
        const own = labels.filter((label) => !addedLabels.includes(label));
        return { at: `${file}:${index + 1}`, metric, labels: own };
      });
  });
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
