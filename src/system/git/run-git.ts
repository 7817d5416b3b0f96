import { spawnSync } from 'node:child_process';
import type { Workspace } from '../files/workspace.ts';

export interface GitResult {
  /** Whether git was there and did it. */
  readonly ok: boolean;
  readonly stdout: string;
  /** The output of git. */
  readonly stderr: string;
  /** Whether the program exists at all. */
  readonly isInstalled: boolean;
}

/** Where git runs, and all of its environment. With an index of its own, nobody else's is read or written. */
export interface GitFolder extends Pick<Workspace, 'root' | 'environment'> {
  readonly index?: string | undefined;
}

/**
 * Runs git in a folder: on the repository around it, whatever the environment of a git hook says, and without
 * programs that the user's settings name.
 */
export function runGit(
  folder: GitFolder,
  args: readonly string[],
  input?: string | Uint8Array,
): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', [...overruled, ...args], {
    cwd: folder.root,
    env: environmentFor(folder),
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
  const isInstalled = !(error && 'code' in error && error.code === 'ENOENT');
  return { ok: status === 0, stdout: stdout ?? '', stderr: stderr ?? '', isInstalled };
}

/** What git has by a name such as `HEAD:./file`, byte for byte; undefined if it has nothing by it. */
export function readBlob(folder: GitFolder, name: string): Uint8Array | undefined {
  const { status, stdout } = spawnSync('git', [...overruled, 'cat-file', 'blob', name], {
    cwd: folder.root,
    env: environmentFor(folder),
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}

function environmentFor({ environment, index }: GitFolder): NodeJS.ProcessEnv {
  return { ...environment, ...elsewhere, ...(index && { GIT_INDEX_FILE: index }) };
}

/** The fields of an answer under `-z`. */
export function fieldsOf({ ok, stdout }: Pick<GitResult, 'ok' | 'stdout'>): readonly string[] {
  return ok ? stdout.split('\0').filter((field) => field !== '') : [];
}

const overruled = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

/** What `git rev-parse --local-env-vars` lists of another repository, and what changes how paths are read. */
const elsewhere = Object.fromEntries(
  [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_COMMON_DIR',
    'GIT_PREFIX',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_LITERAL_PATHSPECS',
    'GIT_GLOB_PATHSPECS',
    'GIT_NOGLOB_PATHSPECS',
    'GIT_ICASE_PATHSPECS',
  ].map((name) => [name, undefined]),
);
