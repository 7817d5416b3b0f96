/** The files of a catalog, by their paths below its root. */
export type Files = ReadonlyMap<string, CatalogFile>;

export interface CatalogFile {
  readonly text: string;
  readonly executable: boolean;
}

/** A line of a file, as it is numbered after the damage; without a line, the file or folder itself. */
export interface Spot {
  readonly file: string;
  readonly line?: number;
}

/** A catalog with one thing damaged. */
export interface Mutant {
  /** What was done, in words: the line and what became of it. */
  readonly does: string;
  /** The files that are others now; undefined where one is gone. */
  readonly changes: ReadonlyMap<string, CatalogFile | undefined>;
  /**
   * Where a report is right: the line that was damaged; of what is gone, the line that encloses it; of a name
   * that others use, each line that uses it, too.
   */
  readonly right: readonly Spot[];
}

/** A kind of damage: every place of a catalog where it can be done, each always damaged alike. */
export interface Kind {
  readonly name: string;
  readonly mutants: (files: Files) => readonly Mutant[];
}

/** What stands between two offsets of a text, exchanged. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** A mutant that changes one text between two offsets; right where the change begins, and at `also`. */
export function change(files: Files, file: string, edit: Edit, also: readonly Spot[] = []): Mutant {
  const before = files.get(file);
  if (before === undefined) throw new Error(`${file} is not there`);
  const text = before.text.slice(0, edit.from) + edit.by + before.text.slice(edit.to);
  const line = lineAt(text, edit.from);
  const gone = before.text.slice(edit.from, edit.to);
  return {
    does: `${file}:${line} ${JSON.stringify(gone)} becomes ${JSON.stringify(edit.by)}`,
    changes: new Map([[file, { ...before, text }]]),
    right: [{ file, line }, ...also],
  };
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Every line of a catalog that holds a word, with these changes made; the word stands alone. */
export function linesWith(word: string, files: Files): readonly Spot[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`);
  return [...files].flatMap(([file, { text }]) =>
    text.includes(word)
      ? text.split('\n').flatMap((line, at) => (whole.test(line) ? [{ file, line: at + 1 }] : []))
      : [],
  );
}
