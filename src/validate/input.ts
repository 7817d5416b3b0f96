import type { Catalog } from '../catalog/catalog.ts';
import type { SkeletonFiles } from '../scaffold/compose/load-contributors.ts';
import type { SkeletonFile } from '../scaffold/skeleton/skeleton-file.ts';

/** An example on disk. */
export interface ExampleFile {
  readonly file: string;
  readonly text: string;
}

/** The files beside a manifest. */
export interface ContributorFiles {
  /** Every folder of files: `skeleton`, each `skeleton.<runtime>`, `slots`, `partials`. */
  readonly skeletonFiles: SkeletonFiles;
  readonly examples: readonly ExampleFile[];
  /** The snapshots: `examples/*.golden`. */
  readonly snapshots: readonly ExampleFile[];
  /** Symbolic links, as the user would type them. */
  readonly links: readonly string[];
  /** Other folders, by name: they are ignored. */
  readonly others: readonly string[];
}

/** A catalog as it was read from disk, with the files of each template and capability by id. */
export interface CatalogInput {
  readonly catalog: Catalog;
  readonly files: ReadonlyMap<string, ContributorFiles>;
  /** The files of the folder `partials` of the catalog. */
  readonly partials: readonly SkeletonFile[];
  /** Symbolic links among them, as the user would type them. */
  readonly partialLinks: readonly string[];
  /** Folders with a skeleton and no manifest, as the user would type them. */
  readonly unlisted: readonly string[];
}

/** How much was looked at. */
export type CheckedCounts = Readonly<
  Record<'templates' | 'capabilities' | 'examples' | 'files', number>
>;

export const noFiles: ContributorFiles = {
  skeletonFiles: new Map(),
  examples: [],
  snapshots: [],
  links: [],
  others: [],
};
