import { freePorts } from './ports.ts';
import { launchProgram, type Program, untilReady } from './program.ts';
import { programOf } from './runtimes.ts';
import { nodeFolder } from './tools.ts';
import type { Generated } from './variants.ts';

export interface Service extends Program {
  readonly url: string;
  readonly metricsUrl: string;
  /** What it logged so far, a record a line. */
  logs(): readonly LogRecord[];
}

export type LogRecord = Readonly<Record<string, unknown>>;
export type Environment = Readonly<Record<string, string>>;

/**
 * Starts a built service on free ports of the loopback address and waits until it is ready.
 *
 * @throws with its output when it exits or is not ready in time
 */
export async function startService(
  generated: Generated,
  environment: Environment = {},
): Promise<Service> {
  const [port, metricsPort] = (await freePorts(2)) as [number, number];
  const ports = { HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: String(metricsPort) };
  const program = launchService(generated, { ...ports, ...environment });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(program, async () => (await fetch(`${url}/readyz`)).ok);
  return {
    ...program,
    url,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    logs: () => program.output().split('\n').filter(isRecord).map(parseRecord),
  };
}

/** Starts the program that its start command ends in, with no other environment than the one given. */
export function launchService(generated: Generated, environment: Environment): Program {
  const [file, ...args] = programOf(generated);
  const env = { PATH: nodeFolder(24), ...environment };
  return launchProgram(file, args, { cwd: generated.folder, env });
}

function isRecord(line: string): boolean {
  return line.startsWith('{') && line.endsWith('}');
}

function parseRecord(line: string): LogRecord {
  return JSON.parse(line) as LogRecord;
}
