import { maximum } from '../shared/append.ts';
import type { TreePath } from '../shared/tree/path.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import type { PageStyle } from './page-style.ts';
import { type FileGroup, groupFiles } from './text/group-files.ts';
import { count, formatSize } from './text/size.ts';
import { displayWidth, pad } from './text/width.ts';

/** The generated files, as a tree for each contributor, with sizes and totals. */
export function fileTree(files: Tree<GeneratedFile>, { paint, width }: PageStyle): string {
  const groups = groupFiles(files).map((group) => ({ group, lines: linesOf(group) }));
  const widest = maximum(
    groups.flatMap(({ lines }) => lines.map(({ text }) => displayWidth(text))),
  );
  const column = Math.min(widest, Math.max(20, width - 28));
  const texts = groups.map(({ group, lines }) => {
    const body = lines.map((line) => `${lineText(line, column, paint)}\n`);
    return `${paint.bold(group.owner)}  ${paint.dim(totalText(group.files.length, group.bytes))}\n${body.join('')}`;
  });
  return `${texts.join('\n')}\n${filesTotal(files)}\n`;
}

/** How many files, and how large. */
export function filesTotal(files: Tree<GeneratedFile>): string {
  const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes.length, 0);
  return totalText(files.size, bytes);
}

function totalText(files: number, bytes: number): string {
  return `${count(files, 'file')}, ${formatSize(bytes)}`;
}

/** A file, or a folder on the way to it: a folder has no size. */
interface Line {
  readonly text: string;
  readonly size: string;
  readonly notes: string;
}

function linesOf({ owner, files }: FileGroup): readonly Line[] {
  return files.flatMap(([path, file], index) => [
    ...newFolders(path, files[index - 1]?.[0]).map((text) => ({ text, size: '', notes: '' })),
    { text: treeLeaf(path), size: formatSize(file.bytes.length), notes: notesOf(file, owner) },
  ]);
}

function lineText({ text, size, notes }: Line, column: number, paint: PageStyle['paint']): string {
  if (size === '') return text;
  const sized = `${pad(text, column)}  ${size.padStart(6)}`;
  return notes === '' ? sized : `${sized}  ${paint.dim(notes)}`;
}

const step = '  ';

/** The folders that open between one path and the next, each indented to its depth. */
export function newFolders(path: TreePath, before: TreePath | undefined): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  const known = before?.split('/').slice(0, -1) ?? [];
  const shared = folders.findIndex((folder, depth) => folder !== known[depth]);
  if (shared < 0) return [];
  return folders
    .slice(shared)
    .map((folder, index) => `${step.repeat(shared + index + 1)}${folder}/`);
}

/** The name of a file, indented to its depth. */
export function treeLeaf(path: TreePath): string {
  const segments = path.split('/');
  return `${step.repeat(segments.length)}${segments.at(-1)}`;
}

function notesOf({ from, once, executable }: GeneratedFile, owner: string): string {
  const others = from.filter((one) => one !== owner);
  return [
    ...(once ? ['created once'] : []),
    ...(executable ? ['executable'] : []),
    ...(others.length > 0 ? [`with ${others.join(', ')}`] : []),
  ].join(', ');
}
