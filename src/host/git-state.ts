import { execaSync } from 'execa';

/** How a folder stands under git: changes of tracked files that are not committed, by path relative to it. */
export type GitState =
  | { readonly kind: 'none' }
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty'; readonly paths: readonly string[] };

/**
 * Asks git about a folder; `none` without git or outside of a work tree. Settings of the person that would
 * change the answer, or run programs, are overruled.
 */
export function readGitState(folder: string): GitState {
  const { exitCode, stdout } = execaSync(
    'git',
    [...overruled, 'status', '--porcelain=v1', '-z', '--untracked-files=no', '--', '.'],
    {
      cwd: folder,
      reject: false,
      stdin: 'ignore',
    },
  );
  if (exitCode !== 0) return { kind: 'none' };
  const paths = String(stdout)
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => entry.slice(3));
  return paths.length === 0 ? { kind: 'clean' } : { kind: 'dirty', paths };
}

const overruled = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'status.relativePaths=true',
];
