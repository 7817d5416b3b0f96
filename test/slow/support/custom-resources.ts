import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, run } from './run.ts';
import { toolPath } from './tools.ts';
import { temporaryFolder } from './workspace.ts';

/** Definitions of custom resources, by their names in `.ci/versions.sh`. */
export type Definitions = `crds-${string}`;

/**
 * Holds objects to Kubernetes and to definitions of custom resources by the API server's own code, which
 * runs the CEL rules of the definitions too.
 */
export async function validateObjects(
  text: string,
  definitions: readonly Definitions[],
): Promise<Outcome> {
  const file = join(await temporaryFolder(), 'objects.yaml');
  await writeFile(file, text);
  return validateFiles(file, definitions);
}

/** The same for a file, or for all of a folder: the definitions are read once. */
export function validateFiles(
  location: string,
  definitions: readonly Definitions[],
): Promise<Outcome> {
  const folders = definitions.flatMap((name) => ['--local-crds', join(toolPath(name), 'crds')]);
  return run(toolPath('kubectl-validate'), [...folders, location]);
}
