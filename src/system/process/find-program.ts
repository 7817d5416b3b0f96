import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Whether a program is on the PATH of an environment, as the system looks it up: on Windows with each extension of
 * PATHEXT. Without a PATH it counts as found.
 */
export function hasProgram(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const path = environment.PATH ?? environment.Path;
  if (path === undefined) return true;
  const endings =
    environment.PATHEXT === undefined ? [''] : ['', ...environment.PATHEXT.split(';')];
  return path
    .split(delimiter)
    .some((folder) => endings.some((ending) => canRun(join(folder || '.', `${name}${ending}`))));
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
