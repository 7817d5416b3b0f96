import { append } from '../shared/append.ts';
import { sha256Of } from '../shared/tree/digest.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { type Base, type BaseFile, sortedPaths } from '../shared/tree/tree.ts';

export const firstLine = 'idp base 2\n';
export const noNewline = '\\ no newline at the end';

/**
 * The files as they were last generated, as one text that git merges line by line. Of each file
 *
 *     file 644|755 managed|once FROM[@VERSION][,…] PATH
 *     |a line of its text, or `sha256 DIGEST` where it is never merged
 *     checksum SHA-256 of all lines from `file` to here
 *     end PATH
 *
 * Whatever changes of a file changes its checksum too: where both sides changed a file, git has a conflict
 * there, and a file that was put together of two sides would be noticed. The lines `file` and `end` stand
 * nowhere else, so that git finds no wrong place for a file that came or went, and what changed in neighbours
 * stays apart. Nothing counts bytes, lines or files.
 * One file and not a folder of copies, so that no compiler, linter or test runner of the project finds them.
 */
export function printBase(base: Base): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(firstLine)];
  for (const path of sortedPaths(base)) {
    const file = base.get(path);
    if (file) append(parts, printEntry(path, file));
  }
  return Buffer.concat(parts);
}

function printEntry(path: TreePath, file: BaseFile): readonly Uint8Array[] {
  const fields = [
    file.executable ? '755' : '644',
    file.once ? 'once' : 'managed',
    file.from.map((id) => withVersion(id, file.at?.[id])).join(','),
    path,
  ];
  const sealed = Buffer.concat([Buffer.from(`file ${fields.join(' ')}\n`), printContent(file)]);
  return [sealed, Buffer.from(`checksum ${sha256Of(sealed)}\nend ${path}\n`)];
}

function withVersion(id: string, version: string | undefined): string {
  return version === undefined ? id : `${id}@${version}`;
}

function printContent(file: BaseFile): Uint8Array {
  if ('sha256' in file) return Buffer.from(`sha256 ${file.sha256}\n`);
  const { bytes } = file;
  const isClosed = bytes.length === 0 || bytes.at(-1) === newline;
  return Buffer.concat([insertBars(bytes), ...(isClosed ? [] : [Buffer.from(`\n${noNewline}\n`)])]);
}

export const newline = 0x0a;
export const bar = '|'.charCodeAt(0);

/** A bar before each line. A visible one: editors and hooks strip trailing spaces. */
function insertBars(bytes: Uint8Array): Uint8Array {
  const starts = lineStarts(bytes);
  const barred = Buffer.allocUnsafe(bytes.length + starts.length);
  for (const [index, start] of starts.entries()) {
    barred[start + index] = bar;
    barred.set(bytes.subarray(start, starts[index + 1] ?? bytes.length), start + index + 1);
  }
  return barred;
}

/** Where the lines of a text begin; an empty one has none. */
export function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    starts.push(at);
    const end = bytes.indexOf(newline, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return starts;
}
