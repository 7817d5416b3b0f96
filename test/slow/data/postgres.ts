import { execFileSync } from 'node:child_process';
import { chownSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePorts } from '../support/ports.ts';
import { launchProgram, type Program, untilReady } from '../support/program.ts';
import { toolPath } from '../support/tools.ts';

export interface Postgres {
  /** The version that the server says it is. */
  readonly version: string;
  /** Makes an empty database and gives its URL. */
  create(name: string): string;
  start(): Promise<void>;
  /** As an administrator does: connections are cut, nothing is lost. */
  stop(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

/** A number that root of Debian's PostgreSQL, which refuses to be root, may be instead: nobody. */
const NOBODY = 65_534;

/** A real server on a free port of the loopback address, with data of its own. */
export async function startPostgres(): Promise<Postgres> {
  const programs = dirname(realpathSync(toolPath('postgres')));
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(...asNobody(join(programs, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust'));
  const [port] = (await freePorts(1)) as [number];
  const connection = ['-h', '127.0.0.1', '-p', String(port)];
  let program: Program | undefined;
  const server: Postgres = {
    version:
      /[\d.]+/.exec(execFileSync(join(programs, 'postgres'), ['--version'], text))?.[0] ?? '',
    create(name) {
      execFileSync(join(programs, 'createdb'), [...connection, '-U', 'postgres', name]);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    async start() {
      const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
      const args = ['-D', data, '-p', String(port), '-k', folder, ...settings];
      program = launchProgram(...asNobody(join(programs, 'postgres'), ...args));
      await untilReady(program, async () => isReady(join(programs, 'pg_isready'), connection));
    },
    async stop() {
      program?.signal('SIGINT');
      await program?.exited;
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

const text = { encoding: 'utf8' } as const;

function asNobody(file: string, ...args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, [...args]];
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return ['/usr/bin/setpriv', [...user, file, ...args]];
}

function isReady(program: string, connection: readonly string[]): boolean {
  try {
    execFileSync(program, [...connection, '-q']);
    return true;
  } catch {
    return false;
  }
}
