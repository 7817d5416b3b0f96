import { execFileSync } from 'node:child_process';
import { onTestFinished, vi } from 'vitest';

/** A git that reads no settings but those of its repository, here and in what the test starts. */
export function plainGit(): void {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  for (const person of ['AUTHOR', 'COMMITTER']) {
    vi.stubEnv(`GIT_${person}_NAME`, 'Ana');
    vi.stubEnv(`GIT_${person}_EMAIL`, 'ana@harbour.example');
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

const settings = [
  'core.hooksPath=/dev/null',
  'commit.gpgsign=false',
  // Else every commit starts a second git, which looks for something to tidy.
  'maintenance.auto=false',
  'user.name=Ana',
  'user.email=ana@harbour.example',
].flatMap((setting) => ['-c', setting]);

/** What git prints; throws if it refuses. Hooks do not run, commits are not signed, and it needs no settings of a person. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...settings, ...args], { cwd: folder, stdio: 'pipe' }).toString();
}

export function commitAll(folder: string): void {
  git(folder, 'add', '--all', '--force', '.');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'as it stands');
}

/** The lines of git's index below a folder; none where it is not under git, or git is not at hand. */
export function indexOf(folder: string): string {
  try {
    return git(folder, 'ls-files', '--stage');
  } catch {
    return '';
  }
}
