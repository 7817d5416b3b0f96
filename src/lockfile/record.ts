import type { TreePath } from '../tree/path.ts';
import { encodeText } from '../tree/text.ts';
import type { GivenFile, Tree, TreeFile } from '../tree/tree.ts';
import { printBase } from './base.ts';
import { attributesPath, basePath, ignorePath, type Lock, lockPath, printLock } from './lock.ts';

/** Git shows the record folded, and never changes its line ends: its lengths count bytes. */
const attributes = '* -text linguist-generated\n';

/** An update that waits for its developer is nobody else's matter. */
const ignored = 'unfinished\npending\n';

/** The files under `.idp/` that record what was given; the lock last, since it says that all else is there. */
export function recordFiles(lock: Lock, given: Tree<GivenFile>): ReadonlyMap<TreePath, TreeFile> {
  const plain = (bytes: Uint8Array): TreeFile => ({ bytes, executable: false });
  return new Map([
    [attributesPath, plain(encodeText(attributes))],
    [ignorePath, plain(encodeText(ignored))],
    [basePath, plain(printBase(given))],
    [lockPath, plain(encodeText(printLock(lock)))],
  ]);
}
