import { realpathSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchProgram, type Program } from '../support/program.ts';
import { type Outcome, run } from '../support/run.ts';
import { toolPath } from '../support/tools.ts';

const rootless = fileURLToPath(new URL('./rootless.py', import.meta.url));

/** Whom a process sees as root in the namespace, and this machine as nobody; see rootless.py. */
const firstId = 100_000;

/** Milliseconds: a build compiles a whole service, with nothing of an earlier one at hand. */
export const slow = 600_000;

/** Images and containers of a test, without a container engine and without rights on this machine. */
export interface Store {
  /** A folder that belongs to the namespace. */
  readonly folder: string;
  /** What buildah prints without its last line break. Throws when it fails. */
  buildah(...args: readonly string[]): Promise<string>;
  launch(...args: readonly string[]): Program;
  /** Copies a file out of an image into the folder, and gives its path there. */
  take(image: string, file: string): Promise<string>;
  remove(): Promise<void>;
}

export async function openStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'idp-images-'));
  const isRoot = process.getuid?.() === 0;
  for (const name of ['', 'home', 'run', 'tmp']) {
    const path = join(folder, name);
    await mkdir(path, { recursive: true });
    if (isRoot) await chown(path, firstId, firstId);
  }
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
    BUILDAH_ISOLATION: 'chroot',
  };
  const storage = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run')];
  // The link to it may stand where only its owner may look.
  const program = realpathSync(toolPath('buildah'));
  const buildah = [program, ...storage];
  const command = (args: readonly string[]) => [rootless, ...buildah, ...args];
  return {
    folder,
    async buildah(...args) {
      const outcome = await run('python3', command(args), { cwd: folder, env, timeout: slow });
      return outputOf(outcome);
    },
    launch: (...args) => launchProgram('python3', command(args), { cwd: folder, env }),
    async take(image, file) {
      const to = join(folder, 'tmp', basename(file));
      const variables = { ...env, IMAGE: image, FILE: file, TO: to };
      const args = [rootless, 'sh', '-euc', copyOut, 'sh', ...buildah];
      outputOf(await run('python3', args, { cwd: folder, env: variables }));
      return to;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What is mounted for one process of the namespace is not there for the next. */
const copyOut = `
  container=$("$@" from --pull-never "$IMAGE")
  cp "$("$@" mount "$container")$FILE" "$TO"
`;

function outputOf({ command, exitCode, stdout, output }: Outcome): string {
  if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}\n${output.slice(-4000)}`);
  return stdout.trimEnd();
}
