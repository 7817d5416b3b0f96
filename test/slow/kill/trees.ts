import type { Write } from '../../../src/plan/change.ts';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import type { Tree, TreeFile } from '../../../src/shared/tree/tree.ts';

function fileOf(index: number, text: string): TreeFile {
  const bytes = Buffer.from(`${text} ${index}\n`.repeat(1 + (index % 200)));
  return { bytes, executable: index % 7 === 0 };
}

function pathOf(index: number): TreePath {
  return `src/part-${index % 40}/area-${index % 3}/file-${index}.ts` as TreePath;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

/** 3,000 files in 160 folders, 3 MB. */
export const bigTree: Tree = new Map(
  range(3000).map((index) => [pathOf(index), fileOf(index, 'big')] as const),
);

/** A service of 300 files, and an update of it: 150 files change, 75 go, 75 come, 75 stay. */
export const standing: Tree = new Map(
  range(300).map((index) => [pathOf(index), fileOf(index, 'one')] as const),
);

export const moving: readonly Write[] = [
  ...range(150).map((index): Write => {
    const files = { before: fileOf(index, 'one'), after: fileOf(index, 'two') };
    return { kind: 'update', path: pathOf(index), from: [], ...files };
  }),
  ...range(75).map((index): Write => {
    const before = fileOf(index + 150, 'one');
    return { kind: 'delete', path: pathOf(index + 150), from: [], before, after: undefined };
  }),
  ...range(75).map((index): Write => {
    const path = `docs/page-${index % 5}/page-${index}.md` as TreePath;
    return { kind: 'create', path, from: [], before: undefined, after: fileOf(index, 'three') };
  }),
];
