import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs the migrations as the init container does, and returns the exit status. */
export async function migrate(databaseUrl: string): Promise<number> {
  const child = spawn(process.execPath, ['dist/postgres/migrate.js'], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'close');
  return status;
}
