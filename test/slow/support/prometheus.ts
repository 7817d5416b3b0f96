import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePorts } from './ports.ts';
import { launchProgram, untilReady } from './program.ts';
import type { RuleGroup } from './rules.ts';
import { toolPath } from './tools.ts';

export type Labels = Readonly<Record<string, string>>;

export interface Prometheus {
  /** Asks its HTTP API; the answer is the `data` of it. Throws with its error. */
  ask<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>;
  query(expression: string): Promise<readonly Sample[]>;
  stop(): Promise<void>;
}

interface Sample {
  readonly metric: Labels;
}

interface Answer<T> {
  readonly status: 'success' | 'error';
  readonly error?: string;
  readonly data: T;
}

interface Scraping {
  readonly metricsUrl: string;
  /** What the Prometheus operator would attach to the target. */
  readonly labels: Labels;
  readonly groups: readonly RuleGroup[];
}

/** A real Prometheus server that scrapes one service each second, and evaluates its rules as often. */
export async function startPrometheus(folder: string, scraping: Scraping): Promise<Prometheus> {
  const [port] = (await freePorts(1)) as [number];
  await writeConfiguration(folder, scraping);
  const flags = [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const program = launchProgram(toolPath('prometheus'), flags, { cwd: folder });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(program, async () => (await fetch(`${url}/-/ready`)).ok);
  const ask = createAsk(url);
  return {
    ask,
    query: async (query) => (await ask<{ result: Sample[] }>('query', { query })).result,
    async stop() {
      program.signal('SIGTERM');
      await program.exited;
    },
  };
}

async function writeConfiguration(folder: string, scraping: Scraping): Promise<void> {
  const { host, pathname } = new URL(scraping.metricsUrl);
  const { job, ...labels } = scraping.labels;
  const configuration = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yaml'],
    scrape_configs: [
      { job_name: job, metrics_path: pathname, static_configs: [{ targets: [host], labels }] },
    ],
  };
  const groups = scraping.groups.map((group) => ({ ...group, interval: '1s' }));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'rules.yaml'), stringify({ groups }));
  await writeFile(join(folder, 'prometheus.yaml'), stringify(configuration));
}

function createAsk(url: string): Prometheus['ask'] {
  return async <T>(path: string, query: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(query)}`);
    const answer = (await response.json()) as Answer<T>;
    if (answer.status !== 'success') throw new Error(`${path} ${query.query}: ${answer.error}`);
    return answer.data;
  };
}
