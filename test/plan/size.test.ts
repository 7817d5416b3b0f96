import { describe, expect, test } from 'vitest';
import { countEdits } from '../../src/plan/count-edits.ts';
import { findMoves } from '../../src/plan/find-moves.ts';
import { mergeContent } from '../../src/plan/merge/merge-file.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { labels } from './trees.ts';

/** Of the processor: a part of them for what takes linear time, and minutes for what takes quadratic time. */
const seconds = 20;

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const kindOf = (path: string, base: string, ours: string, theirs: string): string => {
  const [b, o, t] = [base, ours, theirs].map((text) => Buffer.from(text));
  return mergeContent(path, { bytes: b as Buffer }, o as Buffer, t as Buffer, labels).kind;
};

describe('a file of any size is merged in a time that grows as it does', () => {
  const count = 150_000;
  const numbers = lines(count, String);
  const cases: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
    'a line from each side': [
      'log.txt',
      numbers,
      `mine\n${numbers}`,
      `${numbers}theirs\n`,
      'merged',
    ],
    'every line from each side': [
      'log.txt',
      numbers,
      lines(count, (index) => `mine ${index}`),
      lines(count, (index) => `theirs ${index}`),
      'conflict',
    ],
    'every other line from the developer': [
      'log.txt',
      numbers,
      lines(count, (index) => (index % 2 === 0 ? `mine ${index}` : `${index}`)),
      `${numbers}theirs\n`,
      'merged',
    ],
    'one line again and again': [
      'log.txt',
      lines(count, () => 'same'),
      `${lines(count, () => 'same')}mine\n`,
      `theirs\n${lines(count, () => 'same')}`,
      'merged',
    ],
    'the same few lines between others': [
      'log.txt',
      lines(count, (index) => (index % 500 === 0 ? `${index}` : `${index % 7}`)),
      lines(count, (index) => (index % 500 === 0 ? `${index}` : `${index % 5}`)),
      lines(count, (index) => (index % 500 === 0 ? `${index}` : `${index % 3}`)),
      'conflict',
    ],
    'a list of patterns': [
      '.gitignore',
      numbers,
      `${numbers}mine\n`,
      `${numbers}theirs\n`,
      'merged',
    ],
    'a list of patterns, all of them new': [
      '.gitignore',
      numbers,
      lines(count, (index) => `mine ${index}`),
      lines(count, (index) => `theirs ${index}`),
      'merged',
    ],
    'keys of JSON': [
      'a.json',
      `{\n${lines(count / 10, (index) => `  "k${index}": ${index},`)}  "a": 1,\n  "b": 2\n}\n`,
      `{\n${lines(count / 10, (index) => `  "k${index}": ${index},`)}  "a": 10,\n  "b": 2\n}\n`,
      `{\n${lines(count / 10, (index) => `  "k${index}": ${index},`)}  "a": 1,\n  "b": 20\n}\n`,
      'merged',
    ],
    'keys of YAML with comments': [
      'a.yaml',
      `${lines(count / 50, (index) => `# c${index}\nk${index}: ${index}`)}a: 1\nb: 2\n`,
      `${lines(count / 50, (index) => `# c${index}\nk${index}: ${index}`)}a: 10\nb: 2\n`,
      `${lines(count / 50, (index) => `# c${index}\nk${index}: ${index}`)}a: 1\nb: 20\n`,
      'merged',
    ],
    'keys of TOML with comments': [
      'a.toml',
      `${lines(count / 50, (index) => `# c${index}\nk${index} = ${index}`)}a = 1\nb = 2\n`,
      `${lines(count / 50, (index) => `# c${index}\nk${index} = ${index}`)}a = 10\nb = 2\n`,
      `${lines(count / 50, (index) => `# c${index}\nk${index} = ${index}`)}a = 1\nb = 20\n`,
      'merged',
    ],
    'every key of JSON': [
      'a.json',
      `{\n${lines(count / 50, (index) => `  "k${index}": ${index},`)}  "a": 1\n}\n`,
      `{\n${lines(count / 50, (index) => `  "k${index}": ${index % 2 === 0 ? -1 : index},`)}  "a": 1\n}\n`,
      `{\n${lines(count / 50, (index) => `  "k${index}": ${index % 2 === 0 ? index : -2},`)}  "a": 1\n}\n`,
      'merged',
    ],
    'items of JSON on both sides': [
      'a.json',
      '{\n  "a": []\n}\n',
      `{\n  "a": [\n${lines(count / 50, (index) => `    "m${index}",`)}    "x"\n  ]\n}\n`,
      `{\n  "a": [\n${lines(count / 50, (index) => `    "t${index}",`)}    "y"\n  ]\n}\n`,
      'conflict',
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [path, base, ours, theirs, kind]) => {
    let is = '';
    const taken = cpuSeconds(() => {
      is = kindOf(path, base, ours, theirs);
    });
    expect(is).toBe(kind);
    expect(taken).toBeLessThan(seconds);
  });
});

test.each([
  ['all of them', 0],
  ['every third', 3],
])('the edits of a file are counted: %s', (_, step) => {
  const count = 30_000;
  const file = (text: string) => ({ bytes: Buffer.from(text), executable: false });
  const mine = lines(count, (index) =>
    step > 0 && index % step > 0 ? `${index}` : `mine ${index}`,
  );
  let edits: unknown;
  const taken = cpuSeconds(() => {
    edits = countEdits(file(lines(count, String)), file(mine));
  });
  const changed = step > 0 ? count / step : count;
  expect(edits).toEqual({ kind: 'lines', added: changed, removed: changed });
  expect(taken).toBeLessThan(seconds);
});

test('thousands of files that moved are found', () => {
  const file = (index: number, word: string) => ({
    bytes: Buffer.from(`{\n  "a": ${index},\n  "b": ${index + 1},\n  "c": "${word}"\n}\n`),
    executable: false,
    from: ['trawler'],
    once: false,
  });
  const tree = (folder: string, word: string) =>
    new Map(
      Array.from({ length: 2000 }, (_, index) => [
        `${folder}/${index}.json` as TreePath,
        file(index, index % 2 === 0 ? word : 'same'),
      ]),
    );
  let found = 0;
  const taken = cpuSeconds(() => {
    found = findMoves({ base: tree('old', 'x'), theirs: tree('new', 'y') }, []).size;
  });
  expect(found).toBe(2000);
  expect(taken).toBeLessThan(seconds);
});
