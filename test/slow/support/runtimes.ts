import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, nodeFolder, onNode24, toolsOnPath } from './tools.ts';
import type { Generated, Path } from './variants.ts';

type Environment = Readonly<Record<string, string>>;
type Made = Pick<Generated, 'folder' | 'answers'>;
type Argv = readonly [string, ...string[]];

/** What differs between the languages, said once; no suite but those of one path knows of it. */
interface Runtime {
  /** For the commands of a service: its own toolchain first, what it downloads and builds in the cache. */
  readonly environment: () => Environment;
  /** The program that its start command ends in: without anything between, it gets the signals itself. */
  readonly program: (service: Made) => Argv;
  /** Holds the folder that it runs in to the style of the language; it is that of a service that is installed. */
  readonly formatter: (installed: Made) => Argv;
  /** Which files are of the language, and not of the platform. */
  readonly code: RegExp;
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
    formatter: ({ folder }) => [join(folder, 'node_modules', '.bin', 'biome'), 'ci', '.'],
    code: /^(src|test)\//,
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
    formatter: () => ['gofmt', '-d', '.'],
    code: /^(cmd|internal)\//,
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
    formatter: ({ folder }) => [join(folder, '.venv', 'bin', 'ruff'), 'format', '--check', '.'],
    code: /^(src|tests)\//,
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

export function programOf(service: Generated): Argv {
  return runtimes[service.path].program(service);
}

/** Of the tools of a service that is installed, to be run in another one of its path. */
export function formatterOf(installed: Generated): Argv {
  return runtimes[installed.path].formatter(installed);
}

export function codeOf(path: Path): RegExp {
  return runtimes[path].code;
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
