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

export function isIgnorableName(name: string): boolean {
  return lowercase.has(name.toLowerCase()) || patterns.test(name);
}
