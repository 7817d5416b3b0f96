import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A project on disk, as its developer reaches it. */
export interface Ground {
  /** The folder that all of a case stands in: nothing outside of it is touched. */
  readonly root: string;
  readonly project: string;
  /** The top of the repository; undefined where there is none. */
  readonly repository: string | undefined;
  readonly catalog: string;
}

export function statAt(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}

/** The bytes of a plain file as characters; undefined if there is none. */
export function readAt({ project }: Ground, path: string): string | undefined {
  const file = join(project, path);
  return statAt(file)?.isFile() ? readFileSync(file, 'latin1') : undefined;
}

/** Writes a file with the mode that it has; whatever else stands there goes. False where something stands in the way. */
export function writeAt({ project }: Ground, path: string, text: string): boolean {
  const file = join(project, path);
  try {
    if (statAt(file)?.isFile() === false) rmSync(file, { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, 'latin1');
    return true;
  } catch {
    return false;
  }
}

export function removeAt({ project }: Ground, path: string): void {
  tryTo(() => rmSync(join(project, path), { recursive: true, force: true }));
}

/** Does something that the disk may refuse, such as a folder where a file stands. */
export function tryTo(act: () => void): void {
  try {
    act();
  } catch {}
}

/** What git prints; empty where it refuses. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const { status, stdout, error } = spawnSync('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: folder,
    encoding: 'latin1',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  if (error) throw error;
  return status === 0 ? stdout : '';
}
