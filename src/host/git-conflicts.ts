import { execaSync } from 'execa';
import type { TreeFile } from '../tree/tree.ts';

/** One file that differs on both sides, as git's index knows it: stage 1 the base, 2 ours, 3 theirs. */
export interface IndexConflict {
  readonly path: string;
  readonly stages: readonly [TreeFile | undefined, TreeFile | undefined, TreeFile | undefined];
}

/** The lines of git's index for these paths, to put them back later; none where the folder is not under git. */
export function readIndexLines(folder: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const listed = run(folder, [
    'ls-files',
    '--stage',
    '--full-name',
    '-z',
    '--',
    ...paths.map(literal),
  ]);
  return (listed ?? '').split('\0').filter((line) => line !== '');
}

/**
 * Tells git's index of conflicts, so that `git status`, `git mergetool` and editors know them. Does nothing
 * where the folder is not under git, or git refuses: the markers in the files say all that is needed.
 */
export function markConflicts(folder: string, conflicts: readonly IndexConflict[]): void {
  const prefix = prefixOf(folder);
  if (prefix === undefined || conflicts.length === 0) return;
  const lines = conflicts.flatMap(({ path, stages }) => [
    removal(`${prefix}${path}`),
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
  const prefix = prefixOf(folder);
  if (prefix === undefined || paths.length === 0) return;
  writeIndex(folder, [...paths.map((path) => removal(`${prefix}${path}`)), ...lines]);
}

/** The way from the top of the work tree to the folder; undefined outside of one. */
function prefixOf(folder: string): string | undefined {
  return run(folder, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '');
}

function removal(path: string): string {
  return `0 ${'0'.repeat(40)}\t${path}`;
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
    : [`${file.executable ? '100755' : '100644'} ${blob.trim()} ${stage}\t${path}`];
}

function writeIndex(folder: string, lines: readonly string[]): void {
  run(folder, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''));
}

/** A path that is no pattern, whatever its characters. */
function literal(path: string): string {
  return `:(literal)${path}`;
}

function run(
  folder: string,
  args: readonly string[],
  input?: string | Uint8Array,
): string | undefined {
  const { exitCode, stdout } = execaSync('git', [...args], {
    cwd: folder,
    reject: false,
    stripFinalNewline: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
  });
  return exitCode === 0 ? String(stdout) : undefined;
}
