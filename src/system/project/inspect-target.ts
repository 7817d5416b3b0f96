import { readdirSync, statSync } from 'node:fs';
import { throwError } from '../../shared/error.ts';
import { statsOf } from '../files/find-inside.ts';
import { unlessMissing, wrapIoError } from '../files/io-error.ts';

/** `negligible`: only files of version control, file managers and editors. */
type TargetState = 'absent' | 'empty' | 'negligible' | 'occupied';

/**
 * The state of the target folder. A link to a folder counts as that folder. Throws `files/not-a-directory`, and
 * `files/link` for a broken link.
 */
export async function inspectTarget(target: string, displayPath = target): Promise<TargetState> {
  const stats = wrapIoError('inspect', displayPath, () => unlessMissing(() => statSync(target)));
  if (stats === undefined) return inspectAbsent(target, displayPath);
  if (!stats.isDirectory())
    return throwError({ code: 'files/not-a-directory', ...reason(displayPath, 'a file') });
  const names = wrapIoError('read', displayPath, () => readdirSync(target));
  if (names.length === 0) return 'empty';
  return names.every(isIgnorableName) ? 'negligible' : 'occupied';
}

function inspectAbsent(target: string, displayPath: string): TargetState {
  if (statsOf(target) === undefined) return 'absent';
  return throwError({
    code: 'files/link',
    ...reason(displayPath, 'a symbolic link that leads nowhere'),
  });
}

function reason(displayPath: string, is: string): { message: string; hint: string } {
  return { message: `${displayPath} is ${is}`, hint: 'choose another folder with --out' };
}

/**
 * Files that version control, file managers, editors and file systems leave in a folder. They stay untouched, and a
 * folder with nothing else counts as empty. Sources: the global templates (macOS, Windows, Linux, JetBrains,
 * VisualStudioCode) of github.com/github/gitignore
 */
const names: ReadonlySet<string> = new Set([
  ...['.git', '.hg', '.svn', '.jj'],
  ...['.DS_Store', '.localized', '.AppleDouble', '.LSOverride', '.Spotlight-V100', '.Trashes'],
  ...['.fseventsd', '.TemporaryItems', '.DocumentRevisions-V100', 'Icon\r', '.VolumeIcon.icns'],
  ...['Thumbs.db', 'ehthumbs.db', 'Desktop.ini', '$RECYCLE.BIN', 'System Volume Information'],
  ...['.directory', 'lost+found'],
  ...['.idea', '.vscode', '.vs', '.fleet', '.zed'],
]);

const lowercase = new Set([...names].map((name) => name.toLowerCase()));

/** Copies of resources on foreign disks, trash of a user, files that a network disk keeps until they are closed. */
const patterns = /^(\._.*|\.Trash-\d+|\.nfs[0-9a-f]+|\.fuse_hidden[0-9a-f]+)$/;

function isIgnorableName(name: string): boolean {
  return lowercase.has(name.toLowerCase()) || patterns.test(name);
}
