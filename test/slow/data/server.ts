import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, untilReady } from '../support/program.ts';

/** A real server that a test stops and starts again, over what it keeps in a folder of its own. */
export interface Server {
  start(): Promise<void>;
  /** What it keeps stays. */
  stop(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

interface Settings {
  readonly folder: string;
  readonly launch: () => Program;
  readonly answers: () => Promise<boolean>;
  /** How an administrator stops it. */
  readonly signal: NodeJS.Signals;
}

export function folderFor(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `${name}-`));
}

export async function startServer({ folder, launch, answers, signal }: Settings): Promise<Server> {
  let program: Program | undefined;
  const server: Server = {
    async start() {
      program = launch();
      await untilReady(program, answers);
    },
    async stop() {
      program?.signal(signal);
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
