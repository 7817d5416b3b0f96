import { mkdirSync, writeFileSync } from 'node:fs';
import { fail } from '../errors/error.ts';
import type { TreePath } from '../tree/path.ts';
import type { Tree, TreeFile } from '../tree/tree.ts';
import { attempt } from './fault.ts';
import { statsOf } from './find-inside.ts';
import { listNames } from './list-names.ts';
import { readFolder } from './read-folder.ts';

/** What makes a folder one whose files may be overwritten and removed. */
const mark = '.idp-output';

const words =
  'Written by idp dev, which overwrites and removes whatever stands beside this file.\n';

/** Makes a folder for output, or takes one that was made so before. Throws `files/not-empty` for any other. */
export function prepareOutput(root: string, shown: string): void {
  if (statsOf(`${root}/${mark}`, shown)?.isFile()) return;
  if (statsOf(root, shown) !== undefined && listNames(root).length > 0) {
    fail({
      code: 'files/not-empty',
      message: `${shown} holds files that idp dev did not write`,
      hint: 'choose another folder by --out DIR',
    });
  }
  attempt('write', shown, () => {
    mkdirSync(root, { recursive: true });
    writeFileSync(`${root}/${mark}`, words);
  });
}

/** The files that stand in such a folder. */
export function readOutput(root: string, shown: string): Tree {
  const { files } = readFolder(root, shown);
  return new Map<TreePath, TreeFile>(
    files
      .filter(({ path }) => path !== mark && !path.startsWith('.idp/'))
      .map(({ path, bytes, executable }) => [path as TreePath, { bytes, executable }]),
  );
}
