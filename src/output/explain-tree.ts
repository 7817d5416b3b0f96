import { maximum } from '../shared/append.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { newFolders, treeLeaf } from './file-tree.ts';
import { printDocument } from './json-document.ts';
import type { PageStyle } from './page-style.ts';
import { count } from './text/size.ts';
import { displayWidth, pad } from './text/width.ts';

/** A generated file of a project, with its contributors in order. */
export interface ExplainedFile {
  readonly path: TreePath;
  readonly from: readonly string[];
  readonly once: boolean;
}

/**
 * The generated files of a project as one tree, each in the color of its first contributor, with all of them beside it;
 * the contributors with the number of their files below.
 */
export function explainTree(files: readonly ExplainedFile[], { paint }: PageStyle): string {
  const colors = [paint.cyan, paint.green, paint.yellow, paint.magenta, paint.blue];
  const contributors = [...new Set(files.flatMap(({ from }) => from))];
  const colorOf = (id = '') =>
    colors[Math.max(0, contributors.indexOf(id)) % colors.length] ?? paint.cyan;
  const leaves = files.map(({ path }) => treeLeaf(path));
  const column = maximum(leaves.map(displayWidth));
  const lines = files.flatMap(({ path, from, once }, index) => [
    ...newFolders(path, files[index - 1]?.path),
    `${colorOf(from[0])(pad(leaves[index] ?? '', column))}  ${from.map((id) => colorOf(id)(id)).join(', ')}${once ? paint.dim(' (created once)') : ''}`,
  ]);
  const widest = maximum(contributors.map(displayWidth));
  const counts = contributors.map((id) => {
    const own = files.filter(({ from }) => from.includes(id)).length;
    return `${colorOf(id)(pad(id, widest))}  ${paint.dim(count(own, 'file'))}`;
  });
  return [...lines, '', ...counts, ''].join('\n');
}

/** The same for programs. */
export function explainTreeJson(
  files: readonly ExplainedFile[],
  catalog: string | undefined,
): string {
  return printDocument({ catalog: catalog ?? null, files: files.map((file) => ({ ...file })) });
}
