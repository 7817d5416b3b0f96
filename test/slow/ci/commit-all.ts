import { expectSuccess, run } from '../support/run.ts';

const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example'];

/** Puts all of a folder into a commit of a git repository, which is made if there is none. */
export async function commitAll(folder: string): Promise<void> {
  const git = (...args: readonly string[]) => run('git', args, { cwd: folder });
  expectSuccess(await git('init', '--quiet', '--initial-branch=main'));
  const remote = 'https://gitlab.com/acme/orders.git';
  await git('remote', 'add', 'origin', remote);
  expectSuccess(await git('add', '--all'));
  expectSuccess(await git(...identity, 'commit', '--quiet', '--allow-empty', '--message', 'All'));
}
