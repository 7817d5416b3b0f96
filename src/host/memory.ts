import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Reading } from '../manifest/reading.ts';

/** Where a run may keep what it read for the next one, and the build of `idp` that may use it. */
export interface Cache {
  readonly folder: string;
  readonly build: string;
}

/** What was read from the texts of a folder before. It answers for the very same text only, so it is never stale. */
export interface Memory {
  readonly recall: (path: string, text: string) => Reading | undefined;
  readonly keep: (path: string, text: string, reading: Reading) => void;
  /** Writes it for the next run, if there is anything new. What cannot be written is read once more, no harm done. */
  readonly save: () => void;
}

type Entry = readonly [text: string, value: string, spots: string];

/** The memory of a folder, by its absolute path; without a cache one that knows nothing. */
export function openMemory(cache: Cache | undefined, folder: string): Memory {
  if (cache === undefined) return { recall: () => undefined, keep: () => {}, save: () => {} };
  const file = `${cache.folder}/${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  const entries = load(file, cache.build);
  let isNew = false;
  return {
    recall: (path, text) => {
      const [known, value, spots] = entries.get(path) ?? [];
      return known === text && value !== undefined && spots !== undefined
        ? { value, spots }
        : undefined;
    },
    keep: (path, text, { value, spots }) => {
      entries.set(path, [text, value, spots]);
      isNew = true;
    },
    save: () => {
      if (isNew) store(cache, file, entries);
    },
  };
}

/** One line that says how long each part is, then all parts: to read a thousand takes a millisecond. */
function load(file: string, build: string): Map<string, Entry> {
  try {
    const all = readFileSync(file, 'utf8');
    const start = all.indexOf('\n') + 1;
    const head = JSON.parse(all.slice(0, start)) as Head;
    const total = head.entries.reduce((sum, [, ...lengths]) => sum + add(lengths), start);
    return head.build === build && total === all.length ? cut(all, start, head) : new Map();
  } catch {
    return new Map();
  }
}

interface Head {
  readonly build: string;
  readonly entries: readonly (readonly [
    path: string,
    text: number,
    value: number,
    spots: number,
  ])[];
}

function cut(all: string, start: number, { entries }: Head): Map<string, Entry> {
  let at = start;
  const take = (length: number) => {
    at += length;
    return all.slice(at - length, at);
  };
  return new Map(
    entries.map(([path, text, value, spots]) => [path, [take(text), take(value), take(spots)]]),
  );
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function store({ folder, build }: Cache, file: string, entries: ReadonlyMap<string, Entry>): void {
  const head: Head = {
    build,
    entries: [...entries].map(([path, [text, value, spots]]) => [
      path,
      text.length,
      value.length,
      spots.length,
    ]),
  };
  const whole = `${JSON.stringify(head)}\n${[...entries.values()].flat().join('')}`;
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, whole);
    renameSync(draft, file);
    forgetOld(folder);
  } catch {}
}

const patience = 30 * 24 * 60 * 60 * 1000;

/** Folders come and go: what was not written anew for a month is nobody's. */
function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = `${folder}/${name}`;
    if (Date.now() - statSync(file).mtimeMs > patience) rmSync(file, { force: true });
  }
}
