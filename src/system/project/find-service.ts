import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The service around a folder: the nearest one upward that holds a lock. */
export function findService(from: string): string | undefined {
  return findUpward(from, join('.idp', 'lock.yaml'));
}

/** The nearest folder upward that holds something by this name; it may start at a folder yet to be made. */
export function findUpward(from: string, name: string): string | undefined {
  const folder = resolve(from);
  if (existsSync(join(folder, name))) return folder;
  return dirname(folder) === folder ? undefined : findUpward(dirname(folder), name);
}
