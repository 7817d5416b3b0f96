import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt } from './fault.ts';
import { runGit, runGitOnIndex } from './run-git.ts';
import { discard } from './staging.ts';

/** Where git keeps what stood in a folder before it was put back. */
export const keptRef = 'refs/idp/taken-back';

const author = ['-c', 'user.name=idp', '-c', 'user.email=idp@localhost'];

/**
 * Keeps all that stands in a folder under a ref of git, but for what git ignores, without touching work tree,
 * index or branches. Whether it could: not outside of a repository.
 */
export function keepWorkTree(folder: string): boolean {
  const scratch = attempt('write', tmpdir(), () => mkdtempSync(join(tmpdir(), 'idp-kept-')));
  const index = join(scratch, 'index');
  const on = (...args: readonly string[]) => runGitOnIndex(index, folder, args);
  try {
    const from = runGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).stdout.trim();
    if (from !== '') on('read-tree', from);
    on('add', '--all', '--', '.');
    const tree = on('write-tree').stdout.trim();
    const message = 'What stood here before idp put it back';
    const above = from === '' ? [] : ['-p', from];
    const commit = on(...author, 'commit-tree', tree, '-m', message, ...above).stdout.trim();
    return commit !== '' && runGit(folder, ['update-ref', keptRef, commit]).ok;
  } finally {
    discard(scratch);
  }
}
