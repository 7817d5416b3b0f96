import type { TreeFile } from '../tree/tree.ts';
import { gitPrefix } from './git-state.ts';
import { fieldsOf, runGit } from './run-git.ts';

/** One file that differs on both sides, as git's index knows it: stage 1 the base, 2 ours, 3 theirs. */
export interface IndexConflict {
  readonly path: string;
  readonly stages: readonly [TreeFile | undefined, TreeFile | undefined, TreeFile | undefined];
}

/** The lines of git's index for these paths, to put them back later; none where the folder is not under git. */
export function readIndexLines(folder: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const options = ['--stage', '--full-name', '-z'];
  return fieldsOf(runGit(folder, ['ls-files', ...options, '--', ...paths.map(literal)]));
}

/**
 * Tells git's index of conflicts, so that `git status`, `git mergetool` and editors know them. Does nothing
 * where the folder is not under git, or git refuses: the markers in the files say all that is needed.
 */
export function markConflicts(folder: string, conflicts: readonly IndexConflict[]): void {
  const prefix = gitPrefix(folder);
  if (prefix === undefined || conflicts.length === 0) return;
  const none = nullId(folder);
  const lines = conflicts.flatMap(({ path, stages }) => [
    removal(none, `${prefix}${path}`),
    ...stages.flatMap((file, index) => stageLine(folder, `${prefix}${path}`, file, index + 1)),
  ]);
  writeIndex(folder, lines);
}

/** Gives git's index the lines that it had for these paths before. */
export function restoreIndex(
  folder: string,
  paths: readonly string[],
  lines: readonly string[],
): void {
  const prefix = gitPrefix(folder);
  if (prefix === undefined || paths.length === 0) return;
  const none = nullId(folder);
  writeIndex(folder, [...paths.map((path) => removal(none, `${prefix}${path}`)), ...lines]);
}

/** The name of no object: as long as the repository's hash makes names. */
function nullId(folder: string): string {
  const { stdout } = runGit(folder, ['rev-parse', '--show-object-format']);
  return '0'.repeat(stdout.trim() === 'sha256' ? 64 : 40);
}

function removal(none: string, path: string): string {
  return `0 ${none}\t${path}`;
}

function stageLine(
  folder: string,
  path: string,
  file: TreeFile | undefined,
  stage: number,
): readonly string[] {
  if (file === undefined) return [];
  const hash = ['hash-object', '-w', '--stdin', '--no-filters'];
  const { ok, stdout } = runGit(folder, hash, file.bytes);
  return ok ? [`${file.executable ? '100755' : '100644'} ${stdout.trim()} ${stage}\t${path}`] : [];
}

function writeIndex(folder: string, lines: readonly string[]): void {
  const input = lines.map((line) => `${line}\0`).join('');
  runGit(folder, ['update-index', '-z', '--index-info'], input);
}

/** A path that is no pattern, whatever its characters. */
function literal(path: string): string {
  return `:(literal)${path}`;
}
