import { err, ok, type Result } from '../shared/result.ts';
import { sha256Of } from '../shared/tree/digest.ts';
import { parseTreePath, type TreePath } from '../shared/tree/path.ts';
import { type Base, type BaseFile, type FileContent, sameFile } from '../shared/tree/tree.ts';
import { bar, firstLine, lineStarts, newline, noNewline } from './base.ts';
import { damagedStateError, hasMergeMarkers, newerSchemaError } from './damaged-state.ts';
import { unpackFiles } from './packed-files.ts';

/**
 * Parses a base, also one of an earlier `idp`. A truncated, edited or mixed one is an error. The order of files does
 * not matter, and a file may occur twice with the same content: git may produce both.
 */
export function parseBase(bytes: Uint8Array, file: string): Result<Base> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = Number(/^idp base (\d{1,9})\n/.exec(buffer.toString('latin1', 0, 24))?.[1]);
  const parsed = version === 1 ? unpackFiles(bytes, file) : parseEntries(buffer, file);
  if (parsed.ok) return ok(parsed.value);
  if (hasMergeMarkers(buffer)) return err(damagedStateError(file, 'merged'));
  if (version > 2) return err(newerSchemaError(file, `base ${version}, known up to 2`));
  return err(damagedStateError(file, parsed.diagnostics[0].location?.line));
}

function parseEntries(buffer: Buffer, file: string): Result<Base> {
  const base = new Map<TreePath, BaseFile>();
  if (!buffer.toString('latin1', 0, firstLine.length).startsWith(firstLine))
    return err(damagedStateError(file, 1));
  for (let at = firstLine.length; at < buffer.length; ) {
    const entry = readEntry(buffer, at);
    const known = entry && base.get(entry.path);
    const isRight = entry && (known === undefined || isSame(known, entry.file));
    if (!isRight) return err(damagedStateError(file, lineAt(buffer, at)));
    base.set(entry.path, entry.file);
    at = entry.next;
  }
  return ok(base);
}

function isSame(known: BaseFile, file: BaseFile): boolean {
  const rest = ({ from, once, at }: BaseFile) => JSON.stringify([from, once, at]);
  return sameFile(known, file) && rest(known) === rest(file);
}

const header = /^file (644|755) (managed|once) (\S+) (.+)$/s;

interface Entry {
  readonly path: TreePath;
  readonly file: BaseFile;
  /** Where the next one begins. */
  readonly next: number;
}

function readEntry(buffer: Buffer, start: number): Entry | undefined {
  const first = lineFrom(buffer, start);
  const [, mode, kind, from = '', name = ''] = header.exec(first.text) ?? [];
  const path = parseTreePath(name);
  if (!path.ok) return undefined;
  const content = readContent(buffer, first.next);
  if (content === undefined) return undefined;
  const checksum = lineFrom(buffer, content.next);
  const end = lineFrom(buffer, checksum.next);
  const expected = `checksum ${sha256Of(buffer.subarray(start, content.next))}`;
  if (checksum.text !== expected || end.text !== `end ${name}`) return undefined;
  const common = { executable: mode === '755', once: kind === 'once', ...readContributors(from) };
  return { path: path.value, file: { ...common, ...content.value }, next: end.next };
}

type Contributors = Pick<BaseFile, 'at' | 'from'>;

function readContributors(field: string): Contributors {
  const parts = field.split(',').map((part) => part.split('@') as [string, string?]);
  const at = parts.filter((part): part is [string, string] => part[1] !== undefined);
  const from = parts.map(([id]) => id);
  return at.length === 0 ? { from } : { from, at: Object.fromEntries(at) };
}

function readContent(
  buffer: Buffer,
  start: number,
): { readonly value: FileContent; readonly next: number } | undefined {
  const line = lineFrom(buffer, start);
  const [, sha256] = /^sha256 ([0-9a-f]{64})$/.exec(line.text) ?? [];
  if (sha256 !== undefined) return { value: { sha256 }, next: line.next };
  const end = endOfBars(buffer, start);
  const bytes = removeBars(buffer.subarray(start, end));
  const after = lineFrom(buffer, end);
  if (after.text !== noNewline) return { value: { bytes }, next: end };
  return bytes.length === 0
    ? undefined
    : { value: { bytes: bytes.subarray(0, -1) }, next: after.next };
}

function endOfBars(buffer: Buffer, start: number): number {
  let at = start;
  while (buffer[at] === bar) {
    const end = buffer.indexOf(newline, at);
    at = end < 0 ? buffer.length : end + 1;
  }
  return at;
}

function removeBars(barred: Uint8Array): Uint8Array {
  const starts = lineStarts(barred);
  const bytes = Buffer.allocUnsafe(barred.length - starts.length);
  for (const [index, start] of starts.entries())
    bytes.set(barred.subarray(start + 1, starts[index + 1] ?? barred.length), start - index);
  return bytes;
}

/** A line without its end; the last one must have one too. */
function lineFrom(buffer: Buffer, start: number): { readonly text: string; readonly next: number } {
  const end = buffer.indexOf(newline, start);
  return end < 0
    ? { text: '', next: buffer.length }
    : { text: buffer.toString('utf8', start, end), next: end + 1 };
}

function lineAt(buffer: Buffer, offset: number): number {
  return buffer.toString('latin1', 0, offset).split('\n').length;
}
