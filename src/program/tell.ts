import type { ExitCode } from '../commands/context.ts';
import { type Problem, sortProblems } from '../errors/problem.ts';
import type { Console } from '../terminal/console.ts';

/** Prints problems with the lines of the files that they are in. */
export async function tellProblems(problems: readonly Problem[], console: Console): Promise<void> {
  const { problemsText } = await import('../terminal/problems-text.ts');
  const { readTextIfAny } = await import('../host/read-text.ts');
  const files = new Set(
    problems.flatMap(({ place }) => (place?.line === undefined ? [] : [place.file])),
  );
  const sources = new Map([...files].map((file) => [file, readTextIfAny(file) ?? '']));
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
}

/** A fault of `idp` itself: all that whoever mends it will ask for. */
export function tellBug(error: unknown, versions: Versions, console: Console): ExitCode {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.err(
    `${stack}\n\nThis is a bug in idp ${versions.version} (Node ${versions.nodeVersion}). Please report it, with the lines above, to the team that keeps idp.\n`,
  );
  return 2;
}
