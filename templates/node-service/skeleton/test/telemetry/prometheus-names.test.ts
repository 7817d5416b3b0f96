import { metrics as api } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { afterEach, expect, test } from 'vitest';
import { PrometheusReader } from '../../src/telemetry/prometheus.ts';

afterEach(() => api.disable());

async function scrape(record: (meter: ReturnType<MeterProvider['getMeter']>) => void) {
  const reader = new PrometheusReader();
  record(new MeterProvider({ readers: [reader] }).getMeter('test'));
  return reader.scrape();
}

test.each([
  ['s', 'wait_seconds 3'],
  ['ms', 'wait_milliseconds 3'],
  ['By', 'wait_bytes 3'],
  ['1', 'wait_ratio 3'],
  ['{request}', 'wait 3'],
  ['', 'wait 3'],
])('a gauge in "%s" is printed as %s', async (unit, line) => {
  const text = await scrape((meter) => meter.createGauge('wait', { unit }).record(3));

  expect(text.split('\n')).toContain(line);
});

test('a counter ends in its unit and then in total', async () => {
  const text = await scrape((meter) => meter.createCounter('cpu.time', { unit: 's' }).add(2));

  expect(text).toContain('\ncpu_time_seconds_total 2');
});

test('a count without a unit is not a ratio', async () => {
  const text = await scrape((meter) => meter.createCounter('jobs', { unit: '1' }).add(2));

  expect(text).toContain('\njobs_total 2');
});

test('a name that already ends in its unit is left alone', async () => {
  const text = await scrape((meter) => meter.createGauge('age.seconds', { unit: 's' }).record(1));

  expect(text).toContain('\nage_seconds 1');
});
