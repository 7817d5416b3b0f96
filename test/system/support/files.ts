import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import { encodeText } from '../../../src/shared/tree/text.ts';
import type { Tree, TreeFile } from '../../../src/shared/tree/tree.ts';

/** Lays files into a folder; those whose text begins with `#!` may be executed. */
export function layFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, text.startsWith('#!') ? 0o755 : 0o644);
  }
}

/** The same as a tree in memory. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(
    Object.entries(files).map(([path, text]) => [path as TreePath, fileOf(text)] as const),
  );
}

export function fileOf(text: string): TreeFile {
  return { bytes: encodeText(text), executable: text.startsWith('#!') };
}
