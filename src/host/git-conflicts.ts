import { execaSync } from 'execa';
import type { TreeFile } from '../tree/tree.ts';

/** One file that differs on both sides, as git's index knows it: stage 1 the base, 2 ours, 3 theirs. */
export interface IndexConflict {
  readonly path: string;
  readonly stages: readonly [TreeFile | undefined, TreeFile | undefined, TreeFile | undefined];
}

/**
 * Tells git's index of conflicts, so that `git status`, `git mergetool` and editors know them. Does nothing
 * where the folder is not under git, or git refuses: the markers in the files say all that is needed.
 */
export function markConflicts(folder: string, conflicts: readonly IndexConflict[]): void {
  const prefix = run(folder, ['rev-parse', '--show-prefix']);
  if (prefix === undefined || conflicts.length === 0) return;
  const lines = conflicts.flatMap(({ path, stages }) => [
    `0 ${'0'.repeat(40)}\t${prefix}${path}`,
    ...stages.flatMap((file, index) => stageLine(folder, `${prefix}${path}`, file, index + 1)),
  ]);
  run(folder, ['update-index', '--index-info'], `${lines.join('\n')}\n`);
}

function stageLine(
  folder: string,
  path: string,
  file: TreeFile | undefined,
  stage: number,
): readonly string[] {
  if (file === undefined) return [];
  const blob = run(folder, ['hash-object', '-w', '--stdin', '--no-filters'], file.bytes);
  return blob === undefined
    ? []
    : [`${file.executable ? '100755' : '100644'} ${blob} ${stage}\t${path}`];
}

function run(
  folder: string,
  args: readonly string[],
  input?: string | Uint8Array,
): string | undefined {
  const { exitCode, stdout } = execaSync('git', [...args], {
    cwd: folder,
    reject: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
  });
  return exitCode === 0 ? String(stdout).trim() : undefined;
}
