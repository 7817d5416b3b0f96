import { append } from '../shared/append.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { parseTreePath, type TreePath } from '../shared/tree/path.ts';
import { decodeText } from '../shared/tree/text.ts';
import { type GeneratedFile, sortedPaths, type Tree } from '../shared/tree/tree.ts';

/** Old enough to be called so after its first use. */
const firstLine = 'idp base 1\n';

/**
 * Files as one text, for what is never in git, and for bases of an earlier `idp`: for each a line `file MODE
 * managed|seeded text|base64 LENGTH FROM[,FROM] PATH`, then LENGTH bytes, then a newline; the last line is `end
 * COUNT`, without which the text is truncated.
 */
export function packFiles(tree: Tree<GeneratedFile>): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(firstLine)];
  for (const path of sortedPaths(tree)) {
    const file = tree.get(path);
    if (file) append(parts, printFile(path, file));
  }
  parts.push(Buffer.from(lastLine(tree)));
  return Buffer.concat(parts);
}

function lastLine(tree: Tree<GeneratedFile>): string {
  return `end ${tree.size}\n`;
}

const newline = Buffer.from('\n');

function printFile(path: TreePath, file: GeneratedFile): readonly Uint8Array[] {
  const isText = decodeText(file.bytes) !== undefined;
  const content = isText ? file.bytes : Buffer.from(Buffer.from(file.bytes).toString('base64'));
  const fields = [
    file.executable ? '755' : '644',
    file.once ? 'seeded' : 'managed',
    isText ? 'text' : 'base64',
    content.length,
    file.from.join(','),
    path,
  ];
  return [Buffer.from(`file ${fields.join(' ')}\n`), content, newline];
}

/** Reads them again; what was cut, edited or merged is an error: paths come in order, each once. */
export function unpackFiles(bytes: Uint8Array, file: string): Result<Tree<GeneratedFile>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tree = new Map<TreePath, GeneratedFile>();
  if (!buffer.subarray(0, firstLine.length).equals(Buffer.from(firstLine)))
    return err(damaged(file, 1));
  let offset = firstLine.length;
  let last = '';
  while (!buffer.subarray(offset).equals(Buffer.from(lastLine(tree)))) {
    const entry = readEntry(buffer, offset);
    const isNext = entry !== undefined && last < entry.path;
    if (!isNext) return err(damaged(file, lineAt(buffer, offset)));
    tree.set(entry.path, entry.file);
    last = entry.path;
    offset = entry.next;
  }
  return ok(tree);
}

const entryPattern = /^file (644|755) (managed|seeded) (text|base64) (\d+) (\S+) (.+)$/s;

function readEntry(
  buffer: Buffer,
  offset: number,
): { readonly path: TreePath; readonly file: GeneratedFile; readonly next: number } | undefined {
  const end = buffer.indexOf(0x0a, offset);
  const match = entryPattern.exec(buffer.toString('utf8', offset, Math.max(offset, end)));
  const path = parseTreePath(match?.[6] ?? '');
  if (match === null || !path.ok) return undefined;
  const [, mode, kind, encoding, length, from = ''] = match;
  const start = end + 1;
  const stop = start + Number(length);
  if (buffer[stop] !== 0x0a) return undefined;
  const content = buffer.subarray(start, stop);
  return {
    path: path.value,
    file: {
      bytes: encoding === 'text' ? content : Buffer.from(content.toString('latin1'), 'base64'),
      executable: mode === '755',
      once: kind === 'seeded',
      from: from.split(','),
    },
    next: stop + 1,
  };
}

function lineAt(buffer: Buffer, offset: number): number {
  return buffer.toString('latin1', 0, offset).split('\n').length;
}

function damaged(file: string, line: number) {
  return {
    code: 'lockfile/invalid' as const,
    message: 'is not as idp wrote it',
    location: { file, line, column: 1 },
  };
}
