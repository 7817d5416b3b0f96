import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, nodeFolder, onNode24, toolsOnPath } from './tools.ts';
import type { Generated, Path } from './variants.ts';

type Environment = Readonly<Record<string, string>>;

/** What differs between the languages, said once; no suite but those of one path knows of it. */
interface Runtime {
  /** For the commands of a service: its own toolchain first, what it downloads and builds in the cache. */
  readonly environment: () => Environment;
  /** The program that its start command ends in: without anything between, it gets the signals itself. */
  readonly program: (
    service: Pick<Generated, 'folder' | 'answers'>,
  ) => readonly [string, ...string[]];
  /** Every command that a document or a workflow may name, as it is written there. */
  readonly commands: (folder: string) => {
    readonly pattern: RegExp;
    readonly names: readonly string[];
  };
}

const runtimes: Readonly<Record<Path, Runtime>> = {
  'node-service': {
    environment: onNode24,
    program: ({ folder }) => [join(nodeFolder(24), 'node'), ...startArguments(folder)],
    commands: (folder) => ({
      pattern: /npm run ([\w:-]+)/g,
      names: Object.keys(scriptsOf(folder)),
    }),
  },
  'go-service': {
    environment: () => ({
      ...toolsOnPath(),
      GOCACHE: join(cacheFolder, 'go-build'),
      GOMODCACHE: join(cacheFolder, 'go-mod'),
      GOLANGCI_LINT_CACHE: join(cacheFolder, 'golangci-lint'),
    }),
    program: ({ folder, answers }) => [join(folder, 'bin', String(answers.name))],
    commands: (folder) => ({
      pattern: /\bmake ([a-z]+)\b/g,
      names: [...readFileSync(join(folder, 'Makefile'), 'utf8').matchAll(/^([a-z]+):/gm)].flatMap(
        ([, name]) => name ?? [],
      ),
    }),
  },
  'python-service': {
    environment: () => ({
      ...toolsOnPath(),
      UV_CACHE_DIR: join(cacheFolder, 'uv'),
      UV_PYTHON_DOWNLOADS: 'never',
    }),
    program: ({ folder }) => [join(folder, '.venv', 'bin', 'python'), '-m', 'app'],
    commands: (folder) => ({
      pattern: /\buv run ([a-z]+)\b/g,
      names: [
        'python',
        ...[
          ...readFileSync(join(folder, 'pyproject.toml'), 'utf8').matchAll(/^ {4}"([a-z]+)==/gm),
        ].flatMap(([, name]) => name ?? []),
      ],
    }),
  },
};

export function environmentOf(path: Path): Environment {
  return runtimes[path].environment();
}

export function programOf(service: Generated): readonly [string, ...string[]] {
  return runtimes[service.path].program(service);
}

export function commandsOf({ path, folder }: Generated) {
  return runtimes[path].commands(folder);
}

/** The arguments of `node` in `npm start`. */
export function startArguments(folder: string): string[] {
  const [program, ...args] = (scriptsOf(folder).start ?? '').split(' ');
  if (program !== 'node') throw new Error(`npm start runs ${program}, expected node`);
  return args;
}

function scriptsOf(folder: string): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return manifest.scripts;
}
