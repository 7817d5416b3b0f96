import { readdirSync } from 'node:fs';

/** What stands in a folder, by name; nothing where it cannot be looked into. For hints alone. */
export function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
