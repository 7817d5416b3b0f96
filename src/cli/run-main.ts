import type { Context, ExitCode } from '../operations/context.ts';
import type { Streams } from '../output/create-console.ts';
import { sortDiagnostics } from '../shared/diagnostic.ts';
import { exitStatusOf, IdpError } from '../shared/error.ts';
import type { Runtime } from '../system/process/process-handle.ts';
import type { GlobalFlags } from './flags.ts';
import { printBug, printErrors } from './print-errors.ts';
import { runProgram } from './program.ts';

/** Everything that the process lends to a run; a test lends the same. */
export interface MainEnvironment extends Runtime {
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly cwd: string;
  readonly version: string;
  readonly nodeVersion: string;
  /** Where bugs are reported. */
  readonly bugs: string;
  /** The catalog that ships with the package. */
  readonly shippedTemplates: string;
  readonly signal: AbortSignal;
}

/** One run of `idp`, from its arguments to its exit status. It does not throw, whatever happens. */
export async function runMain(surroundings: MainEnvironment): Promise<ExitCode> {
  const { argv, streams, version } = surroundings;
  let hasResult = false;
  const onResult = () => {
    hasResult = true;
  };
  try {
    return await runProgram(argv.length === 0 ? ['--help'] : argv, {
      version,
      out: (text) => void streams.stdout.write(text),
      columns: streams.stdout.columns,
      contextFor: (flags) => contextOf(flags, { ...surroundings, onResult }),
    });
  } catch (error) {
    return endWith(error, surroundings, hasResult);
  }
}

/**
 * Reports whatever was thrown, a user's mistake or a bug, and returns the exit status. With `--format json` stdout
 * holds one document in any case: where there is no result, the errors.
 */
export async function endWith(
  error: unknown,
  surroundings: MainEnvironment,
  hasResult = true,
): Promise<ExitCode> {
  const { argv, streams, environment } = surroundings;
  const { createConsole } = await import('../output/create-console.ts');
  const console = createConsole(streams, { environment, plain: argv.includes('--no-color') });
  if (!(error instanceof IdpError)) return printBug(error, surroundings, console);
  try {
    if (!hasResult && wantsJson(argv)) {
      const { stoppedJson } = await import('../output/diagnostics-json.ts');
      console.out(stoppedJson(sortDiagnostics(error.diagnostics)));
    }
    await printErrors(error.diagnostics, console, surroundings);
    return exitStatusOf(error.diagnostics);
  } catch (another) {
    return printBug(another, surroundings, console);
  }
}

/** Also where the rest of the command line cannot be read. */
function wantsJson(argv: readonly string[]): boolean {
  const formats = argv.flatMap((word, index) =>
    word === '--format' ? [argv[index + 1]] : word.startsWith('--format=') ? [word.slice(9)] : [],
  );
  return formats.at(-1) === 'json';
}

async function contextOf(
  flags: GlobalFlags,
  surroundings: MainEnvironment & { readonly onResult: () => void },
): Promise<Context> {
  const { createConsole } = await import('../output/create-console.ts');
  const { streams, environment, processHandle, cwd, version, shippedTemplates, signal, onResult } =
    surroundings;
  const folder = cacheFolder(environment);
  const { quiet, format } = flags;
  const { IDP_CATALOG, IDP_TEMPLATES } = environment;
  // IDP_TEMPLATES is the old name, understood until version 1.0.
  const chosen = flags.catalog ?? (IDP_CATALOG || IDP_TEMPLATES || undefined);
  return {
    console: createConsole(streams, {
      environment,
      quiet,
      yes: flags.yes === true,
      plain: !flags.color,
      onResult,
    }),
    format,
    cwd,
    environment,
    processHandle,
    version,
    cache: folder === undefined ? undefined : { folder, version, pid: processHandle.pid },
    signal,
    templates: chosen ?? shippedTemplates,
    trusted: chosen === undefined,
  };
}

/**
 * Where what was read may be kept for the next run: `IDP_CACHE`, else the folder of the system for such things.
 * Undefined where nothing is to be kept: `IDP_CACHE=off`, or in CI, where a run is the last one on its machine.
 * Source: https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { IDP_CACHE, CI, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = environment;
  if (IDP_CACHE) return IDP_CACHE === 'off' ? undefined : IDP_CACHE;
  if (CI) return undefined;
  if (XDG_CACHE_HOME?.startsWith('/')) return `${XDG_CACHE_HOME}/idp`;
  if (LOCALAPPDATA) return `${LOCALAPPDATA}/idp/cache`;
  return HOME ? `${HOME}/.cache/idp` : undefined;
}
