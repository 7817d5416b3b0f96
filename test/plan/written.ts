import { isMove, type Plan } from '../../src/plan/change.ts';
import { fileKindOf } from '../../src/plan/file-kind.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { isText } from '../../src/shared/tree/text.ts';
import type { Tree, TreeFile } from '../../src/shared/tree/tree.ts';

/** Where a file of the developer is after a plan: where it moved to, if the path moved it. */
export function whereIs(path: TreePath, { changes }: Plan): TreePath {
  return changes.filter(isMove).find(({ was }) => was === path)?.path ?? path;
}

/** The lines of a developer's files that are not, as often as they were added, where the file is after a plan. */
export function lostLines(
  { base, ours }: { readonly base: Tree; readonly ours: Tree },
  plan: Plan,
  after: Tree,
): readonly string[] {
  return [...ours].flatMap(([path, file]) => {
    const now = linesOf(path, after.get(whereIs(path, plan)));
    return addedLines(path, base.get(path), file)
      .filter(([line, times]) => countOf(now, line) < times)
      .map(([line]) => `${path}: ${line}`);
  });
}

/** The lines that are in the second file more often than in the first, and how much more often. */
export function addedLines(
  path: TreePath,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly (readonly [string, number])[] {
  const [old, now] = [linesOf(path, before), linesOf(path, after)];
  return [...new Set(now)]
    .map((line) => [line, countOf(now, line) - countOf(old, line)] as const)
    .filter(([, times]) => times > 0);
}

export function countLine(path: TreePath, file: TreeFile | undefined, line: string): number {
  return countOf(linesOf(path, file), line);
}

/** Whether a line is there: in data also as a part of another, since a mapping on one line takes what it gets on that line. */
export function hasLine(path: TreePath, file: TreeFile | undefined, line: string): boolean {
  if (countLine(path, file, line) > 0) return true;
  const compact = (text: string) => text.replace(/\s/g, '');
  return isStructured(path) && file !== undefined && compact(latinOf(file)).includes(compact(line));
}

function countOf(lines: readonly string[], line: string): number {
  return lines.filter((one) => one === line).length;
}

/** Byte for byte, since a file may be in any encoding. */
function latinOf({ bytes }: TreeFile): string {
  return Buffer.from(bytes).toString('latin1');
}

/** What is text, by lines without their ends. An empty file has none. */
function linesOf(path: TreePath, file: TreeFile | undefined): readonly string[] {
  const text = file && isText(file.bytes) ? latinOf(file).replace(/^\xEF\xBB\xBF/, '') : '';
  const lines = text ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [];
  return isStructured(path) ? lines.flatMap(dataOf) : lines;
}

function isStructured(path: TreePath): boolean {
  return ['json', 'yaml'].includes(fileKindOf(path) ?? '');
}

/** In data, commas and indentation follow their surroundings, and what stands on one line is merged by items. */
function dataOf(line: string): readonly string[] {
  const bare = line.trim().replace(/,$/, '');
  return bare === '' || /\[.*\]|\{.*\}/.test(bare) ? [] : [bare];
}
