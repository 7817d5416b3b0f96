import type { ExitCode } from '../commands/context.ts';
import { type Problem, sortProblems } from '../errors/problem.ts';
import type { Console } from '../terminal/console.ts';

/** Prints problems with the lines of the files that they are in. */
export async function tellProblems(problems: readonly Problem[], console: Console): Promise<void> {
  const { problemsText } = await import('../terminal/problems-text.ts');
  const { readTextToQuote } = await import('../host/read-text.ts');
  const files = new Set(
    problems.flatMap(({ place }) => (place?.line === undefined ? [] : [place.file])),
  );
  const sources = new Map([...files].map((file) => [file, readTextToQuote(file)]));
  console.err(
    problemsText(sortProblems(problems), {
      sources,
      paint: console.errPaint,
      width: console.width,
    }),
  );
}

interface Versions {
  readonly version: string;
  readonly nodeVersion: string;
  /** Where bugs are reported. */
  readonly bugs: string;
}

/** A bug of `idp` itself: a stack of its sources, the versions, and where to report it. */
export async function tellBug(
  error: unknown,
  { version, nodeVersion, bugs }: Versions,
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
    const { readTextIfAny } = await import('../host/read-text.ts');
    return mapStack(stack, readTextIfAny);
  } catch {
    return stack;
  }
}
