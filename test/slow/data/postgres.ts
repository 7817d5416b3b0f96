import { execFileSync } from 'node:child_process';
import { chownSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePorts } from '../support/ports.ts';
import { launchProgram } from '../support/program.ts';
import { toolPath } from '../support/tools.ts';
import { folderFor, type Server, startServer } from './server.ts';

export interface Postgres extends Server {
  /** The version that the server says it is. */
  readonly version: string;
  /** Makes an empty database and gives its URL. */
  create(name: string): string;
}

/** PostgreSQL refuses to be root, so root starts it as somebody who owns nothing else. */
const NOBODY = 65_534;

/** A real server on a free port of the loopback address, with data of its own. */
export async function startPostgres(): Promise<Postgres> {
  const programs = dirname(realpathSync(toolPath('postgres')));
  const folder = await folderFor('postgres');
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(...asNobody(join(programs, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust'));
  const [port] = (await freePorts(1)) as [number];
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
  const args = ['-D', data, '-p', String(port), '-k', folder, ...settings];
  const connection = ['-h', '127.0.0.1', '-p', String(port)];
  const server = await startServer({
    folder,
    launch: () => launchProgram(...asNobody(join(programs, 'postgres'), ...args)),
    answers: async () => succeeds(join(programs, 'pg_isready'), [...connection, '-q']),
    // Cuts connections, loses nothing.
    signal: 'SIGINT',
  });
  return {
    ...server,
    version:
      /[\d.]+/.exec(execFileSync(join(programs, 'postgres'), ['--version'], text))?.[0] ?? '',
    create(name) {
      execFileSync(join(programs, 'createdb'), [...connection, '-U', 'postgres', name]);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
  };
}

const text = { encoding: 'utf8' } as const;

function asNobody(file: string, ...args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, [...args]];
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return ['/usr/bin/setpriv', [...user, file, ...args]];
}

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args);
    return true;
  } catch {
    return false;
  }
}
