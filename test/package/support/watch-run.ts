import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { program } from '../../support/run-built.ts';

const counter = fileURLToPath(new URL('./count-calls.cjs', import.meta.url));
const root = join(dirname(program), '..');

/** What a run of the built program loaded and did on disk: counts that are the same on every machine. */
export interface Watched {
  readonly exit: number;
  /** The packages whose code was loaded. */
  readonly packages: readonly string[];
  /** Modules of Node.js itself, by the names that it has for them: `child_process`. */
  readonly builtins: readonly string[];
  /** Paths by the call that was made on them, outside of the program itself. */
  readonly opened: readonly string[];
  readonly listed: readonly string[];
  readonly written: readonly string[];
  /** How often it asked the disk for anything by a path. */
  readonly calls: number;
}

type Call = readonly [name: string, path: string];

/** Runs the program with its own cache below `home`. */
export async function watchRun(
  args: readonly string[],
  { cwd, home }: { readonly cwd: string; readonly home: string },
): Promise<Watched> {
  const [coverage, calls] = [join(home, 'coverage'), join(home, 'calls.json')];
  for (const old of [coverage, calls]) rmSync(old, { recursive: true, force: true });
  const { exitCode = -1 } = await execa(
    process.execPath,
    ['--require', counter, program, ...args],
    {
      cwd,
      env: {
        PATH: process.env.PATH,
        IDP_CACHE: join(home, 'cache'),
        NODE_V8_COVERAGE: coverage,
        CALLS_FILE: calls,
      },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    },
  );
  const all = (JSON.parse(readFileSync(calls, 'utf8')) as readonly Call[]).filter(
    ([, path]) =>
      ![
        calls,
        coverage,
        dirname(program),
        join(root, 'dist'),
        join(root, 'node_modules'),
        join(root, 'package.json'),
        join(home, 'cache'),
      ].some((own) => path.startsWith(own)),
  );
  const on = (...names: readonly string[]) =>
    all.flatMap(([name, path]) => (names.includes(name) ? [path] : []));
  return {
    exit: exitCode,
    packages: packagesIn(coverage),
    builtins: on('builtin'),
    opened: on('openSync', 'readFileSync'),
    listed: on('readdirSync'),
    written: on('writeFileSync'),
    calls: all.length,
  };
}

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** V8 lists every script that a run compiled. */
function packagesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Coverage;
    return result.map(({ url }) => url);
  });
  const names = urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  return [...new Set(names)].sort();
}
