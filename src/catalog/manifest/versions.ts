import compare from 'semver/functions/compare.js';
import type { Migration } from './migration.ts';

/** A manifest with a version history. */
interface Versioned {
  readonly metadata: { readonly version: string };
  readonly spec: {
    readonly changes?: Readonly<Record<string, readonly string[]>> | undefined;
    readonly migrations?: readonly Migration[] | undefined;
  };
}

/** The migrations on the way from a version, not included, to that of the manifest, the oldest first. */
export function migrationsSince(from: string, { metadata, spec }: Versioned): readonly Migration[] {
  return (spec.migrations ?? [])
    .filter(({ to }) => isBetween(from, to, metadata.version))
    .sort((a, b) => compare(a.to, b.to));
}

/** What changed after a version up to that of the manifest, the newest first. */
export function changesSince(from: string, { metadata, spec }: Versioned): readonly VersionNotes[] {
  return Object.entries(spec.changes ?? {})
    .filter(([version]) => isBetween(from, version, metadata.version))
    .sort(([a], [b]) => compare(b, a))
    .map(([version, notes]) => ({ version, notes }));
}

export interface VersionNotes {
  readonly version: string;
  readonly notes: readonly string[];
}

/** Negative if the first version is older, positive if it is newer. */
export function compareVersions(a: string, b: string): number {
  return compare(a, b);
}

function isBetween(from: string, version: string, to: string): boolean {
  return compare(version, from) > 0 && compare(version, to) <= 0;
}

/** The least version that is newer: the next patch, or what a pre-release leads to. */
export function nextVersion(version: string): string {
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d+)(-)?/.exec(version) ?? [];
  const [major = 0, minor = 0, patch = 0] = numbers.slice(0, 3).map(Number);
  if (numbers[3] !== undefined) return `${major}.${minor}.${patch}`;
  if (patch < Number.MAX_SAFE_INTEGER) return `${major}.${minor}.${patch + 1}`;
  return minor < Number.MAX_SAFE_INTEGER ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}
