import { PassThrough } from 'node:stream';
import type { ExitCode, OutputFormat } from '../../src/operations/context.ts';
import { validate } from '../../src/operations/validate/validate.ts';
import { createConsole } from '../../src/output/create-console.ts';
import { readAll } from '../support/read-all.ts';

export interface ValidateRun {
  readonly templates: string;
  readonly paths?: readonly string[];
  readonly since?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly format?: OutputFormat;
  /** Over `PATH` alone. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `idp validate` in this process, as a person without colours would see it. */
export async function runValidate(
  run: ValidateRun,
): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  const exit = await validate(
    { ...run, paths: run.paths ?? [] },
    {
      console: createConsole(streams, { environment: {}, plain: true }),
      format: run.format ?? 'text',
      cwd: process.cwd(),
      environment: { PATH: process.env.PATH, ...run.environment },
      processHandle: process,
      templates: run.templates,
      trusted: false,
      cache: undefined,
      version: '0.0.0-test',
      signal: new AbortController().signal,
    },
  );
  return { exit, out: readAll(streams.stdout), err: readAll(streams.stderr) };
}
