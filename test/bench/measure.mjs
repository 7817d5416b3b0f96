import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const meter = join(import.meta.dirname, 'measure.py');

/** Runs a case once; throws if it does not end as it should. */
export function measure({ name, command, cwd, env, exit = 0 }) {
  const { stdout, stderr } = spawnSync('python3', [meter, ...command], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const { status, words, ...result } = JSON.parse(stdout || `{"words": ${JSON.stringify(stderr)}}`);
  if (status !== exit) throw new Error(`${name} ended with ${status}: ${words}`);
  return result;
}

/** A tool that wrote fewer files than it should would be fast for nothing. */
export function checkWritten({ name, writes }) {
  if (writes === undefined) return;
  const entries = readdirSync(writes.folder, { recursive: true, withFileTypes: true });
  const count = entries.filter((entry) => entry.isFile()).length;
  if (count < writes.files) throw new Error(`${name} wrote ${count} files, not ${writes.files}`);
}
