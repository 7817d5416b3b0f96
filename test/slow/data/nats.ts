import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../support/ports.ts';
import { launchProgram, type Program, untilReady } from '../support/program.ts';
import { toolPath } from '../support/tools.ts';

export interface Nats {
  readonly url: string;
  start(): Promise<void>;
  /** What it keeps stays. */
  stop(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

/** A real broker with JetStream on a free port of the loopback address. */
export async function startNats(): Promise<Nats> {
  const folder = await mkdtemp(join(tmpdir(), 'nats-'));
  const [port] = (await freePorts(1)) as [number];
  let program: Program | undefined;
  const nats: Nats = {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      const args = [
        '--jetstream',
        '--store_dir',
        folder,
        '--addr',
        '127.0.0.1',
        '--port',
        `${port}`,
      ];
      program = launchProgram(toolPath('nats-server'), args);
      await untilReady(program, () => takes(port));
    },
    async stop() {
      program?.signal('SIGTERM');
      await program?.exited;
    },
    async remove() {
      await nats.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await nats.start();
  return nats;
}

function takes(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}
