import { describe, expect, test } from 'vitest';
import {
  checkCycles,
  checkLayering,
  checkNames,
  checkPackages,
  checkProcess,
  checkPurity,
  checkShape,
  checkSpreads,
  checkWords,
} from './architecture/checks.ts';
import { importsOf, readSources, type Source } from './architecture/sources.ts';

const checks = {
  checkLayering,
  checkPackages,
  checkPurity,
  checkProcess,
  checkCycles,
  checkShape,
  checkSpreads,
  checkNames,
  checkWords,
};

describe('the architecture', () => {
  const sources = readSources();

  test('reads the sources', () => {
    expect(sources.map(({ path }) => path)).toContain('plan/reconcile.ts');
    expect(sources.find(({ path }) => path === 'plan/reconcile.ts')).toSatisfy((source: Source) =>
      importsOf(source).some(({ from }) => from === 'shared/tree/tree.ts'),
    );
  });

  test.each(Object.entries(checks))('passes %s', (_, check) => {
    expect(check(sources)).toEqual([]);
  });
});

/** Bad files for each check, with the violations that it must report. */
const violations: readonly {
  readonly check: (sources: readonly Source[]) => readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}[] = [
  {
    check: checkLayering,
    files: { 'shared/glob.ts': "import { read } from '../system/read-tree.ts';\n" },
    expected: ['shared/glob.ts:1 imports system/read-tree.ts, a module after its own'],
  },
  {
    check: checkLayering,
    files: { 'plan/late.ts': "\nexport const late = () => import('../operations/new.ts');\n" },
    expected: ['plan/late.ts:2 imports operations/new.ts, a module after its own'],
  },
  {
    check: checkLayering,
    files: { 'plan/types-too.ts': "import type {\n  New,\n} from '../operations/new.ts';\n" },
    expected: ['plan/types-too.ts:3 imports operations/new.ts, a module after its own'],
  },
  {
    check: checkLayering,
    files: { 'attic/box.ts': '', 'helper.ts': '' },
    expected: ['attic/box.ts is in no module', 'helper.ts is in no module'],
  },
  {
    check: checkSpreads,
    files: {
      'plan/merge.ts': 'lines.push(...more);\nconst all = [...lines, ...more];\n',
      'plan/widest.ts': 'Math.max(0, ...lines.map((line) => line.length));\nput({ ...line });\n',
      'plan/codes.ts': 'String.fromCharCode(\n  ...bytes,\n);\nsortedPaths(...trees);\n',
      'plan/rest.ts': 'export function rest(...all: readonly string[]): void {}\n',
    },
    expected: [
      'plan/merge.ts:1 spreads an array into the arguments of a call',
      'plan/widest.ts:1 spreads an array into the arguments of a call',
      'plan/codes.ts:2 spreads an array into the arguments of a call',
    ],
  },
  {
    check: checkPackages,
    files: {
      'plan/merge.ts': "import { parse } from 'yaml';\n",
      'scaffold/ask.ts': "const ask = await import('@inquirer/prompts');\n",
      'output/save.ts': "import { writeFileSync } from 'node:fs';\n",
      'system/left-pad.ts': "export { leftPad } from 'left-pad';\n",
      'shared/side-effect.ts': "import 'handlebars';\n",
      'plan/late.ts': "export const late = () => require('yaml');\n",
    },
    expected: [
      'plan/merge.ts:1 must not import yaml',
      'scaffold/ask.ts:1 must not import @inquirer/prompts',
      'output/save.ts:1 must not import node:fs',
      'system/left-pad.ts:1 must not import left-pad',
      'shared/side-effect.ts:1 must not import handlebars',
      'plan/late.ts:1 must not import yaml',
    ],
  },
  {
    check: checkPurity,
    files: {
      'scaffold/when.ts': 'export const now = () => Date.now();\n',
      'plan/sort.ts': 'export const by = (a: string, b: string) => a.localeCompare(b);\n',
      'catalog/env.ts': '/** process.env */\nexport const env = process.env;\n',
      'shared/number.ts': 'export const print = (n: number) => n.toLocaleString();\n',
      'shared/read.ts': 'export async function read() {}\n',
      'project/id.ts': 'export const id = `${Math.random()}`; // not the same twice\n',
      'system/clock.ts': 'export const now = () => Date.now();\n',
    },
    expected: [
      'scaffold/when.ts:1 is impure: Date',
      'plan/sort.ts:1 is impure: .localeCompare',
      'catalog/env.ts:2 is impure: process',
      'shared/number.ts:1 is impure: .toLocaleString',
      'shared/read.ts:1 is impure: async',
      'project/id.ts:1 is impure: Math.random',
    ],
  },
  {
    check: checkProcess,
    files: {
      'output/width.ts': 'export const width = process.stdout.columns;\n',
      'cli/words.ts': "// process.argv\nexport const words = 'process.argv';\n",
      'main.ts': 'export const argv = process.argv;\n',
      'system/owner.ts':
        'export const cwd = () => process.cwd();\nexport const pid = process.pid;\n',
      'system/run-git.ts': 'const env = { ...process.env, ...elsewhere };\n',
      'system/kill.ts':
        "process.kill(1);\nprocess.once('exit', kill);\nprocess.off('exit', kill);\n",
      'system/destructured.ts': 'const { env } = process;\nconst { pid } = globalThis.process;\n',
      'system/imported.ts': "import self from 'node:process';\nimport { env } from 'process';\n",
      'cli/passed.ts': 'export const passed = (process: Setup) => process.version;\n',
      'cli/handle.ts': 'export const pid = ({ processHandle }: Runtime) => processHandle.pid;\n',
    },
    expected: [
      'output/width.ts:1 uses the process: process',
      'system/owner.ts:1 uses the process: process',
      'system/owner.ts:2 uses the process: process',
      'system/run-git.ts:1 uses the process: process',
      'system/kill.ts:1 uses the process: process',
      'system/kill.ts:2 uses the process: process',
      'system/kill.ts:3 uses the process: process',
      'system/destructured.ts:1 uses the process: process',
      'system/destructured.ts:2 uses the process: globalThis',
      'system/imported.ts:1 imports node:process',
      'system/imported.ts:2 imports process',
      'cli/passed.ts:1 uses the process: process',
    ],
  },
  {
    check: checkCycles,
    files: {
      'plan/a.ts': "import { b } from './b.ts';\n",
      'plan/b.ts': "import type { C } from './inside/c.ts';\n",
      'plan/inside/c.ts': "export { a } from '../a.ts';\n",
    },
    expected: ['plan/a.ts → plan/b.ts → plan/inside/c.ts → plan/a.ts'],
  },
  {
    check: checkShape,
    files: {
      'plan/long.ts': 'export {};\n'.repeat(301),
      'plan/just-right.ts': 'export {};\n'.repeat(300),
      'plan/utils/clamp.ts': '',
      'plan/index.ts': '',
      'plan/door.ts': 'export default 1;\n',
    },
    expected: [
      'plan/long.ts has 301 lines: split it',
      'plan/utils/clamp.ts is in a folder without a subject',
      'plan/index.ts has a name without a subject',
      'plan/door.ts has a default export',
    ],
  },
  {
    check: checkWords,
    files: {
      'operations/sail.ts':
        "console.out('set sail\\n');\nconsole.err(`${mast} is up\\n`);\nconsole.out(sailText(mast));\nconsole.err('\\n');\nconsole.err(`${mast}: ${why}\\n`);\nconsole.out(format === 'json' ? a : b);\n",
      'output/sail.ts': "console.out('set sail\\n');\n",
    },
    expected: [
      'operations/sail.ts:1 prints words of its own',
      'operations/sail.ts:2 prints words of its own',
    ],
  },
  {
    check: checkNames,
    files: {
      'plan/a.ts': 'export function merge(): void {}\ninterface Side {}\nconst local = 1;\n',
      'plan/b.ts': 'export const merge = 1;\nexport type Side = string;\nconst local = 2;\n',
    },
    expected: [
      'Side is defined in plan/a.ts, plan/b.ts',
      'merge is defined in plan/a.ts, plan/b.ts',
    ],
  },
];

test.each(violations)('$check.name reports $expected.0', ({ check, files, expected }) => {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  expect(check(sources)).toEqual(expected);
});
