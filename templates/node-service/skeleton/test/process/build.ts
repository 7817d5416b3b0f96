import { execFileSync } from 'node:child_process';

/** The tests in this folder start what is shipped, so it is built before any of them runs. */
export default function build(): void {
  execFileSync('npm', ['run', 'build'], { stdio: 'pipe' });
}
