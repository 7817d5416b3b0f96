import { mkdirSync, writeFileSync } from 'node:fs';
import { throwError } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import type { Tree, TreeFile } from '../../shared/tree/tree.ts';
import { listNames } from '../catalog/list-names.ts';
import { statsOf } from './find-inside.ts';
import { wrapIoError } from './io-error.ts';
import { readFolder } from './read-folder.ts';

/** What makes a folder one whose files may be overwritten and removed. */
const mark = '.idp-output';

const words =
  'Written by idp dev, which overwrites and removes whatever stands beside this file.\n';

/** Makes a folder for output, or takes one that was made so before. Throws `files/not-empty` for any other. */
export function prepareOutput(root: string, displayPath: string): void {
  if (statsOf(`${root}/${mark}`, displayPath)?.isFile()) return;
  if (statsOf(root, displayPath) !== undefined && listNames(root).length > 0) {
    throwError({
      code: 'files/not-empty',
      message: `${displayPath} contains files that idp dev did not write`,
      hint: 'choose another folder with --out DIR',
    });
  }
  wrapIoError('write', displayPath, () => {
    mkdirSync(root, { recursive: true });
    writeFileSync(`${root}/${mark}`, words);
  });
}

/** The files in such a folder. */
export function readOutput(root: string, displayPath: string): Tree {
  const { files } = readFolder(root, displayPath);
  return new Map<TreePath, TreeFile>(
    files
      .filter(({ path }) => path !== mark && !path.startsWith('.idp/'))
      .map(({ path, bytes, executable }) => [path as TreePath, { bytes, executable }]),
  );
}
