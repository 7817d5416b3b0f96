import type { ExitCode } from '../operations/context.ts';
import type { Console } from '../output/console.ts';
import { type Diagnostic, sortDiagnostics } from '../shared/diagnostic.ts';

/** Prints problems with the lines of the files that they are in. */
export async function printErrors(
  diagnostics: readonly Diagnostic[],
  console: Console,
  /** Asked only where a file is quoted: the current folder may be gone. */
  surroundings: { readonly cwd: string },
): Promise<void> {
  const { diagnosticsText } = await import('../output/diagnostics-text.ts');
  const { readTextToQuote } = await import('../system/files/read-text.ts');
  const { absolutePath } = await import('../operations/workspace-of.ts');
  const files = new Set(
    diagnostics.flatMap(({ location }) => (location?.line === undefined ? [] : [location.file])),
  );
  const sources = new Map(
    [...files].map((file) => [file, readTextToQuote(absolutePath(file, surroundings.cwd))]),
  );
  console.err(
    diagnosticsText(sortDiagnostics(diagnostics), {
      sources,
      paint: console.errPaint,
      width: console.width,
    }),
  );
}

interface VersionInfo {
  readonly version: string;
  readonly nodeVersion: string;
  /** Where bugs are reported. */
  readonly bugs: string;
}

/** A bug of `idp` itself: a stack of its sources, the versions, and where to report it. */
export async function printBug(
  error: unknown,
  { version, nodeVersion, bugs }: VersionInfo,
  console: Console,
): Promise<ExitCode> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.err(
    `${await mapIfPossible(stack)}\n\nThis is a bug in idp ${version} (Node ${nodeVersion}). Please report it with the lines above: ${bugs}\n`,
  );
  return 2;
}

/** A stack that cannot be mapped is better than none. */
async function mapIfPossible(stack: string): Promise<string> {
  try {
    const { mapStack } = await import('./map-stack.ts');
    const { readTextIfAny } = await import('../system/files/read-text.ts');
    return mapStack(stack, readTextIfAny);
  } catch {
    return stack;
  }
}
