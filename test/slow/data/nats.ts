import { connect } from 'node:net';
import { freePorts } from '../support/ports.ts';
import { launchProgram } from '../support/program.ts';
import { toolPath } from '../support/tools.ts';
import { folderFor, type Server, startServer } from './server.ts';

export interface Nats extends Server {
  readonly url: string;
}

/** A real broker with JetStream on a free port of the loopback address. */
export async function startNats(): Promise<Nats> {
  const folder = await folderFor('nats');
  const [port] = (await freePorts(1)) as [number];
  const args = ['--jetstream', '--store_dir', folder, '--addr', '127.0.0.1', '--port', `${port}`];
  const server = await startServer({
    folder,
    launch: () => launchProgram(toolPath('nats-server'), args),
    answers: () => takes(port),
    signal: 'SIGTERM',
  });
  return { ...server, url: `nats://127.0.0.1:${port}` };
}

function takes(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}
