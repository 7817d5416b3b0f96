import { execa } from 'execa';
import { expect } from 'vitest';

export interface Outcome {
  readonly command: string;
  readonly exitCode: number | undefined;
  readonly stdout: string;
  /** Both streams as they came. */
  readonly output: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** In milliseconds; the program is ended when it takes longer. */
  readonly timeout?: number;
}

/** Runs a program to its end, whatever its answer. */
export async function run(
  file: string,
  args: readonly string[],
  { timeout = 540_000, ...rest }: RunOptions = {},
): Promise<Outcome> {
  const options = { ...rest, timeout, reject: false, all: true, stripFinalNewline: false } as const;
  const result = await execa(file, args, options);
  return {
    command: result.escapedCommand,
    exitCode: result.exitCode,
    stdout: result.stdout,
    output: result.all || (result.originalMessage ?? ''),
  };
}

/** Shows what the program printed when its answer is no, which an exit code does not: its beginning and its end. */
export function expectSuccess({ command, exitCode, output }: Outcome): void {
  expect(exitCode, `${command}\n${bothEnds(output)}`).toBe(0);
}

function bothEnds(output: string): string {
  if (output.length <= 6000) return output;
  return `${output.slice(0, 2000)}\n…\n${output.slice(-4000)}`;
}
