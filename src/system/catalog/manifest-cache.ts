import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CachedManifest } from '../../catalog/manifest/cached-manifest.ts';
import { readTextFile } from '../files/read-text.ts';

/** The directory in which manifests that were parsed are kept for the next run, and which `idp` writes there. */
export interface CacheLocation {
  readonly folder: string;
  readonly version: string;
  readonly pid: number;
}

/** Manifests that an earlier run parsed, by their text: an entry is never stale. */
interface ManifestCache {
  readonly find: (text: string) => CachedManifest | undefined;
  readonly add: (text: string, reading: CachedManifest) => void;
  /** Writes what this run used, if something is new. A failure costs no more than parsing again. */
  readonly save: () => void;
}

/**
 * The cache of one catalog; without a location nothing is cached. It exists because 1,000 manifests take
 * 6 s to parse and 0.1 s to read back.
 */
export function openManifestCache(
  location: CacheLocation | undefined,
  catalog: string,
): ManifestCache {
  if (location === undefined) return { find: () => undefined, add: () => {}, save: () => {} };
  const { folder, version, pid } = location;
  const file = `${folder}/${digestOf(catalog).slice(0, 24)}.json`;
  const owner = `${version} ${builtAt()}`;
  const known = readEntries(file, owner);
  const used: Record<string, CachedManifest> = {};
  let isNew = false;
  return {
    find: (text) => {
      const key = digestOf(text);
      const reading = known[key];
      if (reading !== undefined) used[key] = reading;
      return reading;
    },
    add: (text, reading) => {
      used[digestOf(text)] = reading;
      isNew = true;
    },
    save: () => {
      if (isNew) writeEntries(file, `${file}.${pid}`, JSON.stringify({ owner, entries: used }));
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** In a checkout the version stays while the code changes: a new build starts with an empty cache. */
function builtAt(): number | undefined {
  try {
    return statSync(fileURLToPath(import.meta.url)).mtimeMs;
  } catch {
    return undefined;
  }
}

function readEntries(file: string, owner: string): Readonly<Record<string, CachedManifest>> {
  try {
    const cache = JSON.parse(readTextFile(file));
    return cache.owner === owner ? cache.entries : {};
  } catch {
    return {};
  }
}

/** Written under a name of its own first, so that a run at the same time reads all of it or nothing. */
function writeEntries(file: string, draft: string, text: string): void {
  try {
    mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {}
}
