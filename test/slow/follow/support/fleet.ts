import type { Edits, Files } from '../../../follow/support/files.ts';
import type { Release } from '../../../follow/support/lay-release.ts';

const lines = (name: string, changed: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 9 }, (_, at) => `${changed[at] ?? `${name}, line ${at}`}\n`).join('');

const range = (length: number) => Array.from({ length }, (_, index) => index);
const pathOf = (index: number) => `hold/${index % 7}/box-${index}.txt`;

function boxes(indices: readonly number[], changed: Readonly<Record<number, string>>): Files {
  return Object.fromEntries(indices.map((at) => [pathOf(at), lines(`box ${at}`, changed)]));
}

/** A path of so many files, each of nine lines; a migration that runs something after. */
export function fleetOf(count: number): Fleet {
  const all = range(count);
  const part = (from: number, to: number) => all.slice(count * from, count * to);
  const moved = Object.fromEntries(
    part(0.8, 0.9).map((index) => [`deck/box-${index}.txt`, lines(`box ${index}`)]),
  );
  const executable = { executable: lines('haul', { 0: 'heave' }) };
  return {
    first: { files: { ...boxes(all, { 0: 'first' }), haul: lines('haul') } },
    second: {
      version: '1.1.0',
      files: {
        ...boxes(part(0, 0.6), { 0: 'second' }),
        ...boxes(part(0.6, 0.8), { 0: 'first' }),
        ...Object.fromEntries(
          Object.entries(moved).map(([path, text]) => [path, `${text}moved\n`]),
        ),
        haul: executable,
        'new/radar.txt': 'on\n',
      },
      spec: { migrations: [{ to: '1.1.0', after: [{ title: 'Look', run: ['true'] }] }] },
    },
    edits: {
      ...boxes(part(0.3, 0.5), { 0: 'first', 8: 'mine' }),
      'catch/cod.txt': 'cod\n',
      haul: undefined,
    },
    clash: boxes([0, 1], { 0: 'mine' }),
  };
}

interface Fleet {
  readonly first: Release;
  readonly second: Release;
  /** What the developer does, which an update can merge. */
  readonly edits: Edits;
  /** What they do beside it, which it cannot. */
  readonly clash: Edits;
}
