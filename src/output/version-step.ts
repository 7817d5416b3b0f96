import type { VersionNotes } from '../catalog/manifest/versions.ts';

/** A template or capability: the version last generated, and the current one. */
export interface VersionStep {
  readonly id: string;
  /** Undefined if it is new in this update. */
  readonly from: string | undefined;
  readonly to: string;
  /** Whether the catalog has an older version than the service. */
  readonly older: boolean;
  readonly notes: readonly VersionNotes[];
}

/** The error of every command for a catalog that is older than the project. */
export const olderCatalog = {
  title: 'the catalog is older than this service',
  hint: 'use a newer catalog with --catalog DIR, or go back to its versions with idp update --force',
} as const;
