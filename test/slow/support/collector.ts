import { once } from 'node:events';
import { request } from 'node:http';
import { type Sink, startSink } from './otlp-sink.ts';
import { freePorts } from './ports.ts';
import { launchProgram, untilReady } from './program.ts';
import { toolPath } from './tools.ts';

export interface Collector extends Pick<Sink, 'payloads'> {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT by http/protobuf, and by grpc. */
  readonly http: string;
  readonly grpc: string;
  stop(): Promise<void>;
}

/**
 * A real OpenTelemetry Collector. It decodes what a service sends and posts it on as OTLP/JSON to a
 * sink of ours, so protobuf is never decoded by code of ours. The pipeline is that of a service's own
 * configuration, if one is named, else what goes through unchanged.
 */
export async function startCollector(configuration?: string): Promise<Collector> {
  const [http, grpc, health] = (await freePorts(3)) as [number, number, number];
  const sink = await startSink();
  const ends = configureEnds(http, grpc, sink.url);
  const own =
    configuration === undefined
      ? [`yaml:${JSON.stringify(passThrough)}`]
      : [`file:${configuration}`, `yaml:extensions::health_check::endpoint: 127.0.0.1:${health}`];
  const configs = [...own, `yaml:${JSON.stringify(ends)}`];
  const program = launchProgram(
    toolPath('otelcol'),
    configs.flatMap((config) => ['--config', config]),
  );
  await untilReady(program, () => answers(http));
  return {
    http: `http://127.0.0.1:${http}`,
    grpc: `http://127.0.0.1:${grpc}`,
    payloads: sink.payloads,
    async stop() {
      program.signal('SIGTERM');
      await program.exited;
      await sink.close();
    },
  };
}

const pipeline = { receivers: ['otlp'], exporters: ['otlp_http'] };
const passThrough = {
  service: { pipelines: { traces: pipeline, metrics: pipeline } },
  exporters: { otlp_http: { sending_queue: { enabled: false } } },
};

/** Where spans come from and where they go: the test's own, whatever the pipeline between. */
function configureEnds(http: number, grpc: number, sink: string): unknown {
  return {
    receivers: {
      otlp: {
        protocols: {
          http: { endpoint: `127.0.0.1:${http}` },
          grpc: { endpoint: `127.0.0.1:${grpc}` },
        },
      },
    },
    exporters: { otlp_http: { endpoint: sink, encoding: 'json', compression: 'none' } },
    service: { telemetry: { metrics: { level: 'none', readers: [] } } },
  };
}

/** Any answer will do: the path is none of OTLP's. */
async function answers(port: number): Promise<boolean> {
  const asking = request({ host: '127.0.0.1', port, path: '/', agent: false }).end();
  const [response] = await once(asking, 'response');
  response.resume();
  return true;
}
