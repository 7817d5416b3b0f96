import { expect, test } from 'vitest';
import { isExported } from '../../src/telemetry/exporters.ts';

const cases: [name: string, environment: NodeJS.ProcessEnv, exported: boolean][] = [
  ['nothing is set', {}, false],
  ['the endpoint is empty', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
  ['an endpoint for all is set', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, true],
  ['its own endpoint is set', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://tempo:4318' }, true],
  ['the endpoint of another is set', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://m' }, false],
  ['an exporter is named', { OTEL_TRACES_EXPORTER: 'console' }, true],
  [
    'it is switched off',
    { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
    false,
  ],
];

test.each(cases)('traces, when %s', (_name, environment, exported) => {
  expect(isExported('TRACES', environment)).toBe(exported);
});
