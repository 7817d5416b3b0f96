import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { location } from '../../support/place.ts';
import { type Run, type RunOptions, shellWith } from '../../support/run-idp.ts';
import { type Edits, type Files, layFiles, readFiles } from './files.ts';
import { commitAll, git, plainGit } from './git.ts';
import { layRelease, type Release } from './lay-release.ts';
import { runUnderLaws } from './run-under-laws.ts';

/** The service `skua` on the path `trawler`, and a person who stands in it. */
export interface Service {
  readonly folder: string;
  /** Lays another version of the path into the catalog: 1.1.0 if it names none. */
  readonly release: (release: Release) => void;
  /** What the developer does, not committed. */
  readonly lay: (edits: Edits) => void;
  /** What the developer does, committed. */
  readonly edit: (edits: Edits) => void;
  /** Its files without git's and the record's. */
  readonly files: () => Files;
  /** All of its files without git's. */
  readonly all: () => Files;
  readonly git: (...args: readonly string[]) => string;
  /** Runs a verb, and holds it to what must be so whichever it was. */
  readonly idp: (args: readonly string[], options?: RunOptions) => Promise<Run>;
  /** Runs a verb, whatever becomes of it. */
  readonly raw: (args: readonly string[], options?: RunOptions) => Promise<Run>;
  /** The same service in another folder, as git checked it out there. */
  readonly at: (folder: string) => Service;
  /** The same service for runs of `idp` with further variables in their environment. */
  readonly withEnvironment: (variables: Readonly<Record<string, string>>) => Service;
}

interface Choices {
  /** Arguments for `idp new` beside the name. */
  readonly args?: readonly string[];
  /** The folder of the service, and above it that of its repository; without one it is not under git. */
  readonly folder?: string;
  readonly repository?: string | undefined;
}

/** Made from a release by `idp new`, in a repository, committed. */
export async function serviceOf(release: Release, choices: Choices = {}): Promise<Service> {
  const { args = [], folder = 'skua' } = choices;
  const repository = 'repository' in choices ? choices.repository : folder;
  plainGit();
  const catalog = join(location().work, 'catalog');
  layRelease(catalog, release);
  const shell = shellWith(catalog);
  if (folder.includes('/')) mkdirSync(join(shell.work, folder, '..'), { recursive: true });
  const make = ['new', 'boat', 'skua', '--no-hooks', '--yes', '--out', folder, ...args];
  const made = await shell.idp(make);
  expect(made, made.err).toMatchObject({ exit: 0 });
  if (repository !== undefined) {
    git(join(shell.work, repository), 'init', '--quiet', '--initial-branch=main');
    commitAll(join(shell.work, repository));
  }
  const next = (one: Release) => layRelease(catalog, { version: '1.1.0', ...one });
  return serviceAt(join(shell.work, folder), next, (verb, at, options) =>
    shell.idp(verb, { from: relative(shell.root, at), ...options }),
  );
}

type RunAt = (args: readonly string[], folder: string, options?: RunOptions) => Promise<Run>;

function serviceAt(folder: string, release: Service['release'], runAt: RunAt): Service {
  const all = () => readFiles(folder);
  const idp: Service['idp'] = (args, options) => runAt(args, folder, options);
  return {
    folder,
    release,
    all,
    lay: (edits) => layFiles(folder, edits),
    edit: (edits) => {
      layFiles(folder, edits);
      commitAll(folder);
    },
    files: () =>
      Object.fromEntries(Object.entries(all()).filter(([path]) => !path.startsWith('.idp/'))),
    git: (...args) => git(folder, ...args),
    raw: idp,
    idp: (args, options) => runUnderLaws(args, { folder, run: () => idp(args, options), idp }),
    at: (other) => serviceAt(other, release, runAt),
    withEnvironment: (variables) =>
      serviceAt(folder, release, (args, at, options) =>
        runAt(args, at, { ...options, environment: { ...options?.environment, ...variables } }),
      ),
  };
}
