import { describe, expect, test } from 'vitest';
import {
  checkCycles,
  checkDoors,
  checkProcess,
  checkPurity,
  checkRooms,
  checkShape,
  checkSpreads,
} from './architecture/checks.ts';
import { importsOf, readSources, type Source } from './architecture/sources.ts';

const checks = {
  checkRooms,
  checkDoors,
  checkPurity,
  checkProcess,
  checkCycles,
  checkShape,
  checkSpreads,
};

describe('the house', () => {
  const sources = readSources();

  test('is there to be looked at', () => {
    expect(sources.map(({ path }) => path)).toContain('plan/reconcile.ts');
    expect(sources.find(({ path }) => path === 'plan/reconcile.ts')).toSatisfy((source: Source) =>
      importsOf(source).some(({ from }) => from === 'tree/tree.ts'),
    );
  });

  test.each(Object.entries(checks))('holds %s', (_, check) => {
    expect(check(sources)).toEqual([]);
  });
});

/** One bad file, or two, for each check, with the words that it must find. */
const bad: readonly {
  readonly check: (sources: readonly Source[]) => readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly says: readonly string[];
}[] = [
  {
    check: checkRooms,
    files: { 'tree/glob.ts': "import { read } from '../host/read-tree.ts';\n" },
    says: ['tree/glob.ts:1 imports host/read-tree.ts, to its right'],
  },
  {
    check: checkRooms,
    files: { 'plan/late.ts': "\nexport const late = () => import('../commands/new.ts');\n" },
    says: ['plan/late.ts:2 imports commands/new.ts, to its right'],
  },
  {
    check: checkRooms,
    files: { 'plan/types-too.ts': "import type {\n  New,\n} from '../commands/new.ts';\n" },
    says: ['plan/types-too.ts:3 imports commands/new.ts, to its right'],
  },
  {
    check: checkRooms,
    files: { 'attic/box.ts': '', 'helper.ts': '' },
    says: ['attic/box.ts stands in no room', 'helper.ts stands in no room'],
  },
  {
    check: checkSpreads,
    files: {
      'plan/merge.ts': 'lines.push(...more);\nconst all = [...lines, ...more];\n',
      'plan/widest.ts': 'Math.max(0, ...lines.map((line) => line.length));\nput({ ...line });\n',
      'plan/codes.ts': 'String.fromCharCode(\n  ...bytes,\n);\nsortedPaths(...trees);\n',
      'plan/rest.ts': 'export function rest(...all: readonly string[]): void {}\n',
    },
    says: [
      'plan/merge.ts:1 spreads an array into the arguments of a call',
      'plan/widest.ts:1 spreads an array into the arguments of a call',
      'plan/codes.ts:2 spreads an array into the arguments of a call',
    ],
  },
  {
    check: checkDoors,
    files: {
      'plan/merge.ts': "import { parse } from 'yaml';\n",
      'answers/ask.ts': "const ask = await import('@inquirer/prompts');\n",
      'terminal/save.ts': "import { writeFileSync } from 'node:fs';\n",
      'host/left-pad.ts': "export { leftPad } from 'left-pad';\n",
      'data/side-effect.ts': "import 'handlebars';\n",
      'plan/late.ts': "export const late = () => require('yaml');\n",
    },
    says: [
      'plan/merge.ts:1 is no door to yaml',
      'answers/ask.ts:1 is no door to @inquirer/prompts',
      'terminal/save.ts:1 is no door to node:fs',
      'host/left-pad.ts:1 is no door to left-pad',
      'data/side-effect.ts:1 is no door to handlebars',
      'plan/late.ts:1 is no door to yaml',
    ],
  },
  {
    check: checkPurity,
    files: {
      'answers/when.ts': 'export const now = () => Date.now();\n',
      'plan/sort.ts': 'export const by = (a: string, b: string) => a.localeCompare(b);\n',
      'catalog/env.ts': '/** process.env */\nexport const env = process.env;\n',
      'data/number.ts': 'export const print = (n: number) => n.toLocaleString();\n',
      'tree/read.ts': 'export async function read() {}\n',
      'lockfile/id.ts': 'export const id = `${Math.random()}`; // not the same twice\n',
      'host/clock.ts': 'export const now = () => Date.now();\n',
    },
    says: [
      'answers/when.ts:1 is impure: Date',
      'plan/sort.ts:1 is impure: .localeCompare',
      'catalog/env.ts:2 is impure: process',
      'data/number.ts:1 is impure: .toLocaleString',
      'tree/read.ts:1 is impure: async',
      'lockfile/id.ts:1 is impure: Math.random',
    ],
  },
  {
    check: checkProcess,
    files: {
      'terminal/width.ts': 'export const width = process.stdout.columns;\n',
      'program/words.ts': "// process.argv\nexport const words = 'process.argv';\n",
      'main.ts': 'export const argv = process.argv;\n',
      'host/owner.ts': 'export const pid = process.pid;\nexport const cwd = process.cwd();\n',
      'program/lent.ts': 'export const lent = (process: Lent) => process.version;\n',
    },
    says: [
      'terminal/width.ts:1 reaches for the process: process.',
      'host/owner.ts:2 reaches for the process: process.',
    ],
  },
  {
    check: checkCycles,
    files: {
      'plan/a.ts': "import { b } from './b.ts';\n",
      'plan/b.ts': "import type { C } from './inside/c.ts';\n",
      'plan/inside/c.ts': "export { a } from '../a.ts';\n",
    },
    says: ['plan/a.ts → plan/b.ts → plan/inside/c.ts → plan/a.ts'],
  },
  {
    check: checkShape,
    files: {
      'plan/long.ts': 'export {};\n'.repeat(251),
      'plan/just-right.ts': 'export {};\n'.repeat(250),
      'plan/utils/clamp.ts': '',
      'plan/index.ts': '',
      'plan/door.ts': 'export default 1;\n',
    },
    says: [
      'plan/long.ts has 251 lines: split it',
      'plan/utils/clamp.ts is in a folder without a subject',
      'plan/index.ts has a name without a subject',
      'plan/door.ts has a default export',
    ],
  },
];

test.each(bad)('$check.name finds $says.0', ({ check, files, says }) => {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  expect(check(sources)).toEqual(says);
});
