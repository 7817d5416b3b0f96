import { readdirSync } from 'node:fs';

/** The names in a folder; none if it cannot be read. Only for hints. */
export function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
