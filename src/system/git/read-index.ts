import type { TreePath } from '../../shared/tree/path.ts';
import type { Workspace } from '../files/workspace.ts';
import { listWithGit } from './read-from-git.ts';
import { fieldsOf, type GitFolder, runGit } from './run-git.ts';

/** What git's index contains for a folder, by relative path. */
interface GitIndex {
  readonly tracked: ReadonlySet<string>;
  /** Those marked skip-worktree or assume-unchanged. */
  readonly hidden: ReadonlySet<string>;
}

/** The index; undefined outside of a repository. Throws `git/failed` where git refuses. */
export function readIndex(workspace: Workspace): GitIndex | undefined {
  const lines = listWithGit(workspace, ['ls-files', '-z', '-v', '--', '.']);
  if (lines === undefined) return undefined;
  const entries = lines.map((line) => [line.slice(0, 1), line.slice(2)] as const);
  return {
    tracked: new Set(entries.map(([, path]) => path)),
    hidden: new Set(entries.filter(([tag]) => /[Sa-z]/.test(tag)).map(([, path]) => path)),
  };
}

/** Those of the paths that git ignores. */
export function listIgnored(folder: GitFolder, paths: readonly TreePath[]): readonly TreePath[] {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${path}\0`).join('');
  const ignored = new Set<string>(
    fieldsOf(runGit(folder, ['check-ignore', '-z', '--stdin'], input)),
  );
  return paths.filter((path) => ignored.has(path));
}

/** Whether the index has a file as executable. */
export function isExecutableInIndex(folder: GitFolder, path: TreePath): boolean {
  return runGit(folder, ['ls-files', '--stage', '-z', '--', `:(literal)${path}`]).stdout.startsWith(
    '100755 ',
  );
}

/** Whether the index has these bytes at a path, as `git add` would have stored them. */
export function indexContains(folder: GitFolder, path: TreePath, bytes: Uint8Array): boolean {
  const known = runGit(folder, ['rev-parse', '--verify', '--quiet', `:./${path}`]);
  const wanted = runGit(folder, ['hash-object', '--stdin', '--no-filters'], bytes);
  return known.ok && wanted.ok && known.stdout === wanted.stdout;
}
