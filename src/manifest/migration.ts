import compare from 'semver/functions/compare.js';
import * as z from 'zod';
import { migrationCommandSchema, version } from './common.ts';

/** What a version changed, in words for the developers who follow it. */
export const changesSchema = z
  .record(version, z.array(z.string().min(1)).min(1))
  .describe('What each version changed, a sentence each: told by `idp status` and `idp update`.');

/** What has to happen on the way to a version, once, beside what the files say themselves. */
export const migrationSchema = z.strictObject({
  to: version.describe('The version that brings it.'),
  moved: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe("Output paths that moved, old to new: the developer's edits go along."),
  renamed: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Parameters that were renamed, old to new: their answers go along.'),
  before: z.array(migrationCommandSchema).optional().describe('What runs before the files change.'),
  after: z.array(migrationCommandSchema).optional().describe('What runs after the files changed.'),
});

export type Migration = z.infer<typeof migrationSchema>;

/** A manifest that has versions behind it. */
export interface Versioned {
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
