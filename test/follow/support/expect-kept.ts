import { expect } from 'vitest';
import { parseBase } from '../../../src/project/parse-base.ts';
import { sha256Of } from '../../../src/shared/tree/digest.ts';
import { isText } from '../../../src/shared/tree/text.ts';
import type { Entry, Files } from './files.ts';

/**
 * Holds a run to it that nothing of the developer's was lost: a file that was never given, or cannot be
 * merged, stands as it was, wherever; of one that was edited, each line that is not of the base stands in
 * it, or in the file that it became; what the developer deleted is not there again, unless it was taken.
 */
export function expectKept(before: Files, after: Files, isTaken: boolean): void {
  const provided = readGiven(before);
  for (const [path, entry] of own(before)) {
    if (same(entry, provided[path])) continue;
    const locations = [after[path], ...own(after).map(([, other]) => other)];
    const isKept = locations.some((location) => holds(location, entry, provided[path]));
    expect(isKept, `what stood in ${path} is lost`).toBe(true);
  }
  const deleted = isTaken ? [] : Object.keys(provided).filter((path) => before[path] === undefined);
  for (const path of deleted)
    expect(after[path], `${path} was deleted, but came back`).toBeUndefined();
}

/** The files as they were last given; none where there is no record that can be read. */
function readGiven(files: Files): Files {
  const base = files['.idp/base'];
  if (typeof base !== 'string' && !(base instanceof Uint8Array)) return {};
  const parsed = parseBase(Buffer.from(base), 'base');
  if (!parsed.ok) return {};
  const entries = [...parsed.value].map(([path, file]) => {
    const { executable } = file;
    if ('sha256' in file) return [path, ofDigest(file.sha256, files[path])] as const;
    const { bytes } = file;
    const text = Buffer.from(bytes).toString('utf8');
    const content = Buffer.from(text).equals(bytes) ? text : Buffer.from(bytes);
    return [path, executable ? { executable: content } : content] as const;
  });
  return Object.fromEntries(entries);
}

/** Of a file that is recorded by its digest alone no more can be told than whether it still is the same. */
function ofDigest(sha256: string, entry: Entry | undefined): Entry {
  const content = typeof entry === 'object' && 'executable' in entry ? entry.executable : entry;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return entry !== undefined && bytes instanceof Uint8Array && sha256Of(bytes) === sha256
    ? entry
    : `of another digest than ${sha256}`;
}

function own(files: Files): readonly (readonly [string, Entry])[] {
  return Object.entries(files).filter(([path]) => !path.startsWith('.idp/'));
}

function same(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(one) === JSON.stringify(other);
}

function holds(location: Entry | undefined, entry: Entry, provided: Entry | undefined): boolean {
  if (same(location, entry)) return true;
  const [text, wanted, known] = [textOf(location), textOf(entry), textOf(provided)];
  if (text === undefined || wanted === undefined) return false;
  const [there, was] = [countLines(text), countLines(known ?? '')];
  return [...countLines(wanted)].every(
    ([line, count]) => (there.get(line) ?? 0) >= Math.min(count, count - (was.get(line) ?? 0)),
  );
}

function isNoFile(entry: Entry): entry is Extract<Entry, { link: string } | { special: string }> {
  return typeof entry === 'object' && ('link' in entry || 'special' in entry);
}

/** Byte for byte, since a file may be in any encoding. */
function textOf(entry: Entry | undefined): string | undefined {
  if (entry === undefined || isNoFile(entry)) return undefined;
  if (typeof entry === 'object' && 'executable' in entry) return textOf(entry.executable);
  const bytes = Buffer.from(entry);
  return isText(bytes) ? bytes.toString('latin1') : undefined;
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const lines = text.replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, '').split(/\r?\n/);
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
