import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Collector, startCollector } from '../support/collector.ts';
import { judge } from '../support/conftest.ts';
import { edit } from '../support/edit.ts';
import { generateService } from '../support/generate-service.ts';
import { validateBySchema } from '../support/kubeconform.ts';
import { buildOverlay, ofKind, readObjects, theOnly } from '../support/manifests.ts';
import { readSpans } from '../support/otlp.ts';
import { until } from '../support/poll.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

const flags = [
  '--with',
  'telemetry=opentelemetry',
  '--set',
  'tracesKept=0',
  '--set',
  'slowTrace=2000',
];
const configOf = (folder: string) => join(folder, 'deploy/telemetry/collector.yaml');
const validate = (folder: string) =>
  run(toolPath('otelcol'), ['validate', '--config', `file:${configOf(folder)}`]);

describeWithTools(
  ['otelcol', 'kustomize', 'kubeconform', 'schemas', 'conftest'],
  'the Collector beside a service',
  () => {
    it.each(paths)('of %s takes its configuration', async (path) => {
      const folder = await generateService(path, ...flags);
      expectSuccess(await validate(folder));
      accepted(folder, 'telemetry/opentelemetry', 'otelcol');
    });

    it.each([
      ['tail_sampling:', 'tail_smapling:', 'unknown type: "tail_smapling"'],
      ['spike_limit_percentage: 20', 'spike_limit_percentage: 90', 'limit_percentage'],
      ['(?i)secret', '(?i)secret(', 'missing closing )'],
      ['check_interval: 1s', 'check_interval: 0s', "'check_interval' must be greater than zero"],
    ])('refuses %s written as %s', async (from, to, says) => {
      const folder = await generateService('go-service', ...flags);
      await edit(configOf(folder), from, to);
      const { exitCode, output } = await validate(folder);
      expect(exitCode, output).not.toBe(0);
      expect(output).toContain(says);
    });

    it.each(paths)(
      'of %s is a sidecar that Kubernetes knows and the platform rules let in',
      async (path) => {
        const folder = await generateService(path, ...flags);
        const text = await buildOverlay(folder, 'production');
        expectSuccess(await validateBySchema(text));
        expect(await judge(folder, 'kubernetes', text)).toEqual([]);

        const objects = readObjects(text);
        const configuration = ofKind(objects, 'ConfigMap').find(
          ({ data }) => data?.['collector.yaml'],
        );
        expect(theOnly(objects, 'Deployment').spec).toMatchObject({
          template: {
            spec: {
              initContainers: [{ name: 'collector', restartPolicy: 'Always' }],
              volumes: expect.arrayContaining([
                { name: 'collector', configMap: { name: configuration?.metadata.name } },
              ]),
            },
          },
        });
        expect(text).not.toContain('OTEL_TRACES_SAMPLER_ARG');
      },
    );
  },
);

describeWithTools(['otelcol'], 'the pipeline of a service', () => {
  it('keeps what failed and what was slow, and masks what nobody is to read', async () => {
    const collector = await startCollector(
      configOf(await generateService('node-service', ...flags)),
    );
    onTestFinished(() => collector.stop());
    const secrets = {
      'http.request.header.authorization': 'Bearer abc',
      'url.query': 'page=2&access_token=abc',
      'user.note': 'ada@lovelace.example paid with 4111 1111 1111 1111',
      'http.route': '/greetings',
    };
    await send(collector, [
      span('quick', { took: 10 }),
      span('failed', { took: 10, failed: true, attributes: secrets }),
      span('slow', { took: 3000 }),
    ]);
    const kept = () => readSpans(collector.payloads());
    await until('both traces', () => (kept().length > 1 ? true : undefined));
    const names = kept().map(({ name }) => name);
    expect(names.toSorted()).toEqual(['failed', 'slow']);
    expect(kept().find(({ name }) => name === 'failed')?.attributes).toMatchObject({
      'http.request.header.authorization': '****',
      'url.query': 'page=2&****',
      'user.note': '**** paid with ****',
      'http.route': '/greetings',
    });
  });
});

interface Shape {
  /** In milliseconds. */
  readonly took: number;
  readonly failed?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A trace of one span. */
function span(name: string, { took, failed = false, attributes = {} }: Shape) {
  const begun = 1_700_000_000_000;
  const nanoseconds = (milliseconds: number) => `${milliseconds}000000`;
  return {
    traceId: Buffer.from(name.padEnd(16, '.')).toString('hex'),
    spanId: Buffer.from(name.padEnd(8, '.')).toString('hex'),
    name,
    kind: 2,
    startTimeUnixNano: nanoseconds(begun),
    endTimeUnixNano: nanoseconds(begun + took),
    status: { code: failed ? 2 : 0 },
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value: { stringValue: value },
    })),
  };
}

async function send({ http }: Collector, spans: readonly unknown[]): Promise<void> {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'orders' } }] };
  const response = await fetch(`${http}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }),
  });
  expect(response.status).toBe(200);
}
