import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

export const cacheFolder =
  process.env.IDP_TOOLS ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'idp-tools');

export const schemaFolder = join(cacheFolder, 'schemas');

/** Where `.ci/tools` puts a tool; it need not be there. */
export function toolPath(name: string): string {
  const isFolder = name === 'schemas' || name.startsWith('crds-');
  return isFolder ? join(cacheFolder, name) : join(cacheFolder, 'bin', name);
}

/** The folder with the `node` of a major version, to be put first on PATH. */
export function nodeFolder(major: number): string {
  return join(cacheFolder, `node${major}`, 'bin');
}

/** A package of npm that `.ci/tools` put there, as `require` gives it. */
export function requireLibrary<T>(name: string): T {
  return createRequire(import.meta.url)(realpathSync(toolPath(name))) as T;
}

/** An environment in which the pinned tools are found before all others. */
export function toolsOnPath(): Readonly<Record<string, string>> {
  return { PATH: [join(cacheFolder, 'bin'), process.env.PATH].join(delimiter) };
}

/** An environment for npm and what it starts, on the Node.js that a generated service asks for. */
export function onNode24(): Readonly<Record<string, string>> {
  return { PATH: [nodeFolder(24), process.env.PATH].join(delimiter) };
}

/**
 * A suite that needs tools. On a contributor's machine without them it is skipped and says so; in CI
 * a missing tool is a failure, as a suite that quietly stops running proves nothing.
 */
export function describeWithTools(names: readonly string[], title: string, body: () => void): void {
  const missing = names.filter((name) => !existsSync(toolPath(name)));
  const remedy = `.ci/tools ${missing.join(' ')}`;
  if (missing.length === 0) describe(title, body);
  else if (process.env.CI === undefined) describe.skip(`${title} (needs \`${remedy}\`)`, body);
  else reject(title, remedy);
}

function reject(title: string, remedy: string): void {
  it(title, () => expect.unreachable(`a tool is missing, install it by \`${remedy}\``));
}
