import { fileKindOf } from '../plan/file-kind.ts';
import { compareText } from '../shared/diagnostic.ts';
import { decodeText } from '../shared/tree/text.ts';
import { sameFile, sortedPaths, type Tree, type TreeFile } from '../shared/tree/tree.ts';

/** The output of an example with one template. */
export interface Variant {
  readonly template: string;
  readonly files: Tree;
}

/** The digest of a binary file. */
export type Fingerprint = (bytes: Uint8Array) => string;

/**
 * The output of an example as one text: paths sorted, before each a line `-- path --`, then the content. After a
 * colon, which no path contains, that line has what the content cannot show: `755` for an executable file, `no
 * newline at its end`, the digest of a binary or lock file, and `in TEMPLATE` where templates differ. A line of the
 * content that looks like such a line is escaped by a backslash.
 */
export function printSnapshot(variants: readonly Variant[], fingerprint: Fingerprint): string {
  return sortedPaths(...variants.map(({ files }) => files))
    .flatMap((path) =>
      groupAlike(variants, (files) => files.get(path)).map(({ file, templates }) => {
        const everywhere = templates.length === variants.length;
        return printFile(path, file, everywhere ? [] : templates, fingerprint);
      }),
    )
    .join('');
}

interface FileGroupOfTemplates {
  readonly file: TreeFile;
  readonly templates: string[];
}

function groupAlike(
  variants: readonly Variant[],
  pick: (files: Tree) => TreeFile | undefined,
): readonly FileGroupOfTemplates[] {
  const groups: FileGroupOfTemplates[] = [];
  for (const { template, files } of variants) {
    const file = pick(files);
    const group = groups.find((one) => sameFile(one.file, file));
    if (group) group.templates.push(template);
    else if (file) groups.push({ file, templates: [template] });
  }
  return groups;
}

function printFile(
  path: string,
  { bytes, executable }: TreeFile,
  templates: readonly string[],
  fingerprint: Fingerprint,
): string {
  const text = fileKindOf(path) === 'lock' ? undefined : decodeText(bytes);
  const isCut = text !== undefined && text !== '' && !text.endsWith('\n');
  const said = [
    ...(executable ? ['755'] : []),
    ...(isCut ? ['no newline at its end'] : []),
    ...(text === undefined ? [`${bytes.length} bytes, sha256 ${fingerprint(bytes)}`] : []),
    ...(templates.length > 0 ? [`in ${[...templates].sort(compareText).join(' ')}`] : []),
  ];
  const title = `-- ${path}${said.length > 0 ? `: ${said.join(', ')}` : ''} --\n`;
  return title + protect(text ?? '') + (isCut ? '\n' : '');
}

/** A backslash more before each line that begins like a title, with backslashes or without. */
function protect(text: string): string {
  return text.replace(/^(?=\\*-- )/gm, '\\');
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
