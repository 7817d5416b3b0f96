/** One file of a skeleton folder on disk: not rendered, with its `.hbs`. */
export interface SkeletonFile {
  /** Relative to the skeleton folder, with forward slashes. */
  readonly path: string;
  /** As the user would type it, for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

const suffix = '.hbs';

/** Whether its text is rendered; all others are copied byte for byte. */
export function isRendered({ path }: Pick<SkeletonFile, 'path'>): boolean {
  return path.endsWith(suffix);
}

/** Where it goes, before the braces in its path are rendered. */
export function outputPathOf({ path }: Pick<SkeletonFile, 'path'>): string {
  return path.endsWith(suffix) ? path.slice(0, -suffix.length) : path;
}
