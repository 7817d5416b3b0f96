import { realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePorts } from '../support/ports.ts';
import { end, launchProgram, untilReady } from '../support/program.ts';
import { toolPath } from '../support/tools.ts';

export interface Registry {
  /** `127.0.0.1:5000` */
  readonly host: string;
  stop(): Promise<void>;
}

/** A real registry of OCI artefacts on the loopback address, which keeps them in this folder. */
export async function startRegistry(folder: string): Promise<Registry> {
  const [port] = (await freePorts(1)) as [number];
  const host = `127.0.0.1:${port}`;
  await mkdir(folder);
  const file = join(folder, 'registry.yaml');
  const storage = { filesystem: { rootdirectory: join(folder, 'data') } };
  await writeFile(
    file,
    stringify({ version: 0.1, log: { level: 'error' }, storage, http: { addr: host } }),
  );
  const program = launchProgram(realpathSync(toolPath('docker-registry')), ['serve', file]);
  await untilReady(program, async () => (await fetch(`http://${host}/v2/`)).ok);
  return { host, stop: () => end(program) };
}
