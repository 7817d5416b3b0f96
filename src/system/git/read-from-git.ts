import { dirname } from 'node:path';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError } from '../../shared/error.ts';
import { listNames } from '../catalog/list-names.ts';
import { statsOf } from '../files/find-inside.ts';
import type { Workspace } from '../files/workspace.ts';
import { findUpward } from '../project/find-service.ts';
import { fieldsOf, type GitResult, runGit } from './run-git.ts';

/** The fields of an answer of git under `-z`; else as `askGit`. */
export function listWithGit(
  workspace: Workspace,
  args: readonly string[],
): readonly string[] | undefined {
  const stdout = readFromGit(workspace, args);
  return stdout === undefined ? undefined : fieldsOf({ ok: true, stdout });
}

/**
 * The output of git; undefined if the folder is not in a repository, or git is not installed. If git itself fails,
 * its error is thrown as `git/failed`, in git's words.
 */
export function readFromGit(workspace: Workspace, args: readonly string[]): string | undefined {
  if (!isInRepository(workspace.root)) return undefined;
  const result = runGit(workspace, args);
  if (result.ok) return result.stdout;
  return result.isInstalled ? throwError(gitRefusal(workspace.displayPath, result)) : undefined;
}

/**
 * An empty `.git` is not a repository, and git looks further up. One that git cannot read is a repository all the
 * same.
 */
function isInRepository(folder: string): boolean {
  const top = findUpward(folder, '.git');
  if (top === undefined) return false;
  const isEmpty = statsOf(`${top}/.git`)?.isDirectory() && listNames(`${top}/.git`).length === 0;
  return !isEmpty || (dirname(top) !== top && isInRepository(dirname(top)));
}

/** The error of git, and its advice as the hint. */
export function gitRefusal(displayPath: string, { stderr }: Pick<GitResult, 'stderr'>): Diagnostic {
  const lines = stderr.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => /^(fatal|error): /.test(line));
  const [first = '', ...rest] = lines.slice(Math.max(0, start)).filter(Boolean);
  const sentence = first.replace(/^(fatal|error): /, '');
  return {
    code: 'git/failed',
    message: `git failed in ${displayPath}: ${sentence || 'no reason given'}`,
    hint:
      rest.length > 0
        ? rest.join(' ')
        : `run git status in ${displayPath}, and fix what it reports`,
  };
}
