import { sha256Of } from '../tree/digest.ts';
import type { TreePath } from '../tree/path.ts';
import { isText } from '../tree/text.ts';
import type { Base, BaseFile, GivenFile, Tree } from '../tree/tree.ts';
import { fileKindOf } from './file-kind.ts';

/** What is recorded of generated files: their bytes, or only their digest where these are never merged. */
export function baseOf(given: Tree<GivenFile>): Base {
  return new Map([...given].map(([path, file]) => [path, recordFile(path, file)]));
}

function recordFile(path: TreePath, file: GivenFile): BaseFile {
  if (fileKindOf(path) !== 'lock' && isText(file.bytes)) return file;
  const { bytes, ...rest } = file;
  return { ...rest, sha256: sha256Of(bytes) };
}
