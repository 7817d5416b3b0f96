import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/**
 * Files that `npm pack` omits, in any folder: a catalog in a package would generate a service without them. The list
 * is that of npm 11 for folders below the root, ignoring case. Source: https://github.com/npm/npm-packlist
 */
export function checkPackable({ analyzedContributors }: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap(({ files }) =>
    [...files.skeletonFiles.values()].flat().flatMap((file) => checkFile(file) ?? []),
  );
}

const droppedFolders = /^(\.git|\.svn|\.hg|cvs|archived-packages|\.ds_store|\._.*|.*\.orig)$/i;
const droppedNames =
  /^(\.gitignore|\.npmignore|\.npmrc|\.git|\.svn|\.hg|cvs|\.ds_store|\._.*|\..*\.swp|.*\.orig|npm-debug\.log|\.lock-wscript|\.wafpickle-.*|archived-packages)$/i;

function checkFile({ path, file, bytes }: SkeletonFile): Diagnostic | undefined {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const folder = folders.find((one) => droppedFolders.test(one) || one.includes('*'));
  const location = { file };
  if (folder !== undefined) {
    const message = `npm pack leaves out the folder ${folder}`;
    return { code: 'skeleton/unpackable', message, location, hint: 'rename the folder' };
  }
  if (!droppedNames.test(name) && !name.includes('*') && !/(^|\/)build\/config\.gypi$/i.test(path))
    return undefined;
  const hint = `rename it to ${name}.hbs; rendering removes the suffix`;
  const message = `npm pack leaves out ${name}`;
  return { code: 'skeleton/unpackable', message, location, hint, ...renameIfPlain(name, bytes) };
}

/** Text without braces is not changed by rendering. */
function renameIfPlain(name: string, bytes: Uint8Array): Pick<Diagnostic, 'fix'> {
  const text = decodeText(bytes);
  return text === undefined || text.includes('{{')
    ? {}
    : { fix: { kind: 'rename', to: `${name}.hbs` } };
}
