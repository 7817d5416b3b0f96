import { fileKindOf } from '../plan/file-kind.ts';
import { compareText } from '../shared/diagnostic.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { decodeText } from '../shared/tree/text.ts';
import { sameFile, sortedPaths, type TreeFile } from '../shared/tree/tree.ts';

/** The output of an example with one template. */
export interface Variant {
  readonly template: string;
  readonly files: ReadonlyMap<TreePath, SnapshotFile>;
}

export interface SnapshotFile extends TreeFile {
  /** The file that it is a copy of, below the folder of its owner: `skeleton/src/main.ts`. */
  readonly copyOf: string | undefined;
}

/** What a snapshot holds of one path: the file, or its versions where templates differ. */
export interface SnapshotPart {
  /** A copy of a skeleton file is one line: its text is reviewed in the skeleton. */
  readonly text: string;
  /** With the text of copies, as snapshots were written until version 0.1. */
  readonly whole: string;
}

/** The digest of a binary file. */
export type Fingerprint = (bytes: Uint8Array) => string;

/**
 * The parts of a snapshot by path, sorted. Before each file is a line `-- path --`, then its content. After a
 * colon, which no path contains, that line has what the content cannot show: `755` for an executable file, `no
 * newline at its end`, the digest of a binary or lock file, the skeleton file that it is a copy of, and `in TEMPLATE`
 * where templates differ. A line of the content that looks like such a line is escaped by a backslash.
 */
export function printParts(
  variants: readonly Variant[],
  fingerprint: Fingerprint,
): ReadonlyMap<string, SnapshotPart> {
  const paths = sortedPaths(...variants.map(({ files }) => files));
  return new Map(
    paths.map((path) => {
      const groups = groupAlike(variants, (files) => files.get(path));
      const files = groups.map(({ file, templates }) => {
        const all = templates.length === variants.length;
        return { path, file, templates: all ? [] : templates, fingerprint };
      });
      const text = files.map((file) => printFile(file)).join('');
      const isCopy = files.some(({ file }) => file.copyOf !== undefined);
      const whole = isCopy ? files.map((file) => printFile(file, true)).join('') : text;
      return [path, { text, whole }];
    }),
  );
}

interface FileGroupOfTemplates {
  readonly file: SnapshotFile;
  readonly templates: string[];
}

function groupAlike(
  variants: readonly Variant[],
  pick: (files: Variant['files']) => SnapshotFile | undefined,
): readonly FileGroupOfTemplates[] {
  const groups: FileGroupOfTemplates[] = [];
  for (const { template, files } of variants) {
    const file = pick(files);
    const group = groups.find(
      (one) => sameFile(one.file, file) && one.file.copyOf === file?.copyOf,
    );
    if (group) group.templates.push(template);
    else if (file) groups.push({ file, templates: [template] });
  }
  return groups;
}

interface PrintedFile {
  readonly path: string;
  readonly file: SnapshotFile;
  readonly templates: readonly string[];
  readonly fingerprint: Fingerprint;
}

function printFile(
  { path, file: { bytes, executable, copyOf }, templates, fingerprint }: PrintedFile,
  whole = false,
): string {
  const source = whole ? undefined : copyOf;
  const text = fileKindOf(path) === 'lock' ? undefined : decodeText(bytes);
  const shown = source === undefined ? text : '';
  const isCut = shown !== undefined && shown !== '' && !shown.endsWith('\n');
  const attributes = [
    ...(executable ? ['755'] : []),
    ...(isCut ? ['no newline at its end'] : []),
    ...(source === undefined ? [] : [`copy of ${source}`]),
    ...(shown === undefined ? [`${bytes.length} bytes, sha256 ${fingerprint(bytes)}`] : []),
    ...(templates.length > 0 ? [`in ${[...templates].sort(compareText).join(' ')}`] : []),
  ];
  const title = titleLine(path, attributes);
  return title + escapeTitles(shown ?? '') + (isCut ? '\n' : '');
}

export function titleLine(path: string, attributes: readonly string[]): string {
  return `-- ${path}${attributes.length > 0 ? `: ${attributes.join(', ')}` : ''} --\n`;
}

/** A backslash more before each line that begins like a title, with backslashes or without. */
export function escapeTitles(text: string): string {
  return text.replace(/^(?=\\*-- )/gm, '\\');
}

/** The text before it was escaped. */
export function unescapeTitles(text: string): string {
  return text.replace(/^\\(?=\\*-- )/gm, '');
}

/** The parts of a snapshot by path, in order, each with its titles. */
export function splitSnapshot(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(/^(?=-- )/m)) {
    const path = /^-- ([^:\n]+?)(?:: .*)? --$/m.exec(part.split('\n')[0] ?? '')?.[1] ?? '';
    if (part !== '') parts.set(path, (parts.get(path) ?? '') + part);
  }
  return parts;
}
