import { sha256Of } from '../shared/tree/digest.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { isText } from '../shared/tree/text.ts';
import type { Base, BaseFile, GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { fileKindOf } from './file-kind.ts';

/** What is recorded of generated files: their bytes, or only their digest where these are never merged. */
export function baseOf(provided: Tree<GeneratedFile>): Base {
  return new Map([...provided].map(([path, file]) => [path, recordFile(path, file)]));
}

function recordFile(path: TreePath, file: GeneratedFile): BaseFile {
  if (fileKindOf(path) !== 'lock' && isText(file.bytes)) return file;
  const { bytes, ...rest } = file;
  return { ...rest, sha256: sha256Of(bytes) };
}
