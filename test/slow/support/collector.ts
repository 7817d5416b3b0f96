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
 * sink of ours, so protobuf is never decoded by code of ours.
 */
export async function startCollector(): Promise<Collector> {
  const [http, grpc] = (await freePorts(2)) as [number, number];
  const sink = await startSink();
  const config = JSON.stringify(configure(http, grpc, sink.url));
  const program = launchProgram(toolPath('otelcol'), ['--config', `yaml:${config}`]);
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

function configure(http: number, grpc: number, sink: string): unknown {
  const pipeline = { receivers: ['otlp'], exporters: ['otlphttp'] };
  return {
    receivers: {
      otlp: {
        protocols: {
          http: { endpoint: `127.0.0.1:${http}` },
          grpc: { endpoint: `127.0.0.1:${grpc}` },
        },
      },
    },
    exporters: {
      otlphttp: {
        endpoint: sink,
        encoding: 'json',
        compression: 'none',
        sending_queue: { enabled: false },
      },
    },
    service: {
      pipelines: { traces: pipeline, metrics: pipeline },
      telemetry: { metrics: { level: 'none' } },
    },
  };
}

/** Any answer will do: the path is none of OTLP's. */
async function answers(port: number): Promise<boolean> {
  const asking = request({ host: '127.0.0.1', port, path: '/', agent: false }).end();
  const [response] = await once(asking, 'response');
  response.resume();
  return true;
}
