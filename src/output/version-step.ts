import type { VersionNotes } from '../catalog/manifest/versions.ts';

/** A template or capability: the version that was given, and the one that would be given now. */
export interface VersionStep {
  readonly id: string;
  /** Undefined if the path lays it only now. */
  readonly from: string | undefined;
  readonly to: string;
  /** Whether the catalog has an older version than the service. */
  readonly older: boolean;
  readonly notes: readonly VersionNotes[];
}

/** What every command says of a catalog that is older than the project, so that none sends to another one. */
export const olderCatalog = {
  title: 'the catalog is older than this service',
  hint: 'use a newer catalog with --catalog DIR, or go back to its versions with idp update --force',
} as const;
