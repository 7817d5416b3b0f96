/** One file of a skeleton folder as it stands on disk: not rendered, its `.hbs` still on. */
export interface SkeletonFile {
  /** Relative to the skeleton folder, with forward slashes. */
  readonly path: string;
  /** As a person would type it, for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}
