import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText, encodeText } from '../../shared/tree/text.ts';
import { sortedPaths, type Tree, type TreeFile } from '../../shared/tree/tree.ts';

/** A service as a developer left it, and what they did. */
export interface Edited {
  readonly tree: Tree;
  /** The managed files that were changed or deleted. */
  readonly touched: ReadonlySet<TreePath>;
  readonly deleted: TreePath | undefined;
  readonly added: TreePath;
}

const added = 'notes-of-the-developer.md' as TreePath;

/**
 * Typical edits of developers: add a line to a text, change a value in each of the first JSON and YAML files that
 * have one, delete a file, and add one of their own. Deterministic.
 */
export function editService(provided: Tree): Edited {
  const paths = sortedPaths(provided);
  const [prose] = paths.filter((path) => /\.(md|txt)$/.test(path));
  const edits = new Map<TreePath, string>();
  const textOf = (path: TreePath) => decodeText(provided.get(path)?.bytes ?? new Uint8Array());
  if (prose) edits.set(prose, appendLine(textOf(prose) ?? ''));
  for (const { ending, value } of values) {
    const path = paths.find((one) => ending.test(one) && value.test(textOf(one) ?? ''));
    if (path) edits.set(path, (textOf(path) ?? '').replace(value, '$1of the developer$2'));
  }
  const deleted = paths.findLast((path) => !edits.has(path));
  const tree = new Map<TreePath, TreeFile>(provided);
  for (const [path, text] of edits) tree.set(path, withText(provided.get(path), text));
  if (deleted) tree.delete(deleted);
  tree.set(added, withText(undefined, 'Mine.\n'));
  const touched = new Set([...edits.keys(), ...(deleted ? [deleted] : [])]);
  return { tree, touched, deleted, added };
}

/** The first value that is a text, with the text before and after it. */
const values = [
  { ending: /\.json$/, value: /^(\s*"[\w-]+": ")[^"\\]*(",?)$/m },
  { ending: /\.ya?ml$/, value: /^(\s*[\w-]+: )[\w./-]+()$/m },
] as const;

function appendLine(text: string): string {
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}A line of the developer.\n`;
}

function withText(file: TreeFile | undefined, text: string): TreeFile {
  return { bytes: encodeText(text), executable: file?.executable ?? false };
}
