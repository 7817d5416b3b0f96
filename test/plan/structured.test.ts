import { describe, expect, test } from 'vitest';
import { mergeContent } from '../../src/plan/merge/merge-file.ts';
import { decodeText, encodeText } from '../../src/shared/tree/text.ts';
import { labels } from './trees.ts';

interface Case {
  readonly path: string;
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  /** What is written. */
  readonly after: string;
  readonly conflict?: true;
}

function merge({ path, base, ours, theirs }: Omit<Case, 'after'>) {
  const was = base === undefined ? undefined : encodeText(base);
  const merged = mergeContent(
    path,
    was && { bytes: was },
    encodeText(ours),
    encodeText(theirs),
    labels,
  );
  return 'bytes' in merged ? { kind: merged.kind, text: decodeText(merged.bytes) } : merged;
}

function check({ after, conflict, ...versions }: Case): void {
  expect(merge(versions)).toEqual({ kind: conflict ? 'conflict' : 'merged', text: after });
}

const packageBase = `{
  "name": "orders",
  "scripts": {
    "build": "tsc",
    "test": "vitest run"
  },
  "dependencies": {
    "fastify": "5.6.0",
    "pino": "9.0.0"
  }
}
`;

describe('package.json, changed in neighbouring lines', () => {
  const cases: Readonly<Record<string, Omit<Case, 'path'>>> = {
    'two versions of two dependencies': {
      base: packageBase,
      ours: packageBase.replace('9.0.0', '9.1.0'),
      theirs: packageBase.replace('5.6.0', '5.7.1'),
      after: packageBase.replace('9.0.0', '9.1.0').replace('5.6.0', '5.7.1'),
    },
    'a dependency from each side at the same place': {
      base: packageBase,
      ours: packageBase.replace('"pino": "9.0.0"', '"pino": "9.0.0",\n    "zod": "4.0.0"'),
      theirs: packageBase.replace('"pino": "9.0.0"', '"pino": "9.0.0",\n    "semver": "7.0.0"'),
      after: packageBase.replace(
        '"pino": "9.0.0"',
        '"pino": "9.0.0",\n    "semver": "7.0.0",\n    "zod": "4.0.0"',
      ),
    },
    'a dependency behind the last one, which the developer changed': {
      base: packageBase,
      ours: packageBase.replace('9.0.0', '9.1.0'),
      theirs: packageBase.replace('"9.0.0"', '"9.0.0",\n    "semver": "7.0.0"'),
      after: packageBase.replace('"9.0.0"', '"9.1.0",\n    "semver": "7.0.0"'),
    },
    'a script that went, beside one that the developer changed': {
      base: packageBase,
      ours: packageBase.replace('vitest run', 'vitest run --coverage'),
      theirs: packageBase.replace('    "build": "tsc",\n', ''),
      after: packageBase
        .replace('vitest run', 'vitest run --coverage')
        .replace('    "build": "tsc",\n', ''),
    },
    'the last member went': {
      base: packageBase,
      ours: packageBase.replace('"5.6.0"', '"5.6.0 || 6"'),
      theirs: packageBase.replace(',\n    "pino": "9.0.0"', ''),
      after: packageBase.replace('"5.6.0"', '"5.6.0 || 6"').replace(',\n    "pino": "9.0.0"', ''),
    },
    'tabs of the developer stay, also around what comes': {
      base: packageBase,
      ours: packageBase.replaceAll('  ', '\t').replace('"orders"', '"payments"'),
      theirs: packageBase.replace(
        '"scripts"',
        '"engines": {\n    "node": ">=24"\n  },\n  "scripts"',
      ),
      after: packageBase
        .replaceAll('  ', '\t')
        .replace('"orders"', '"payments"')
        .replace('"scripts"', '"engines": {\n\t\t"node": ">=24"\n\t},\n\t"scripts"'),
    },
    'the order of the developer stays': {
      base: '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
      ours: '{\n  "c": 3,\n  "b": 2,\n  "a": 1\n}\n',
      theirs: '{\n  "a": 1,\n  "b": 20,\n  "c": 3\n}\n',
      after: '{\n  "c": 3,\n  "b": 20,\n  "a": 1\n}\n',
    },
    'a short list: what came and what went on both sides': {
      base: '{\n  "files": ["dist", "bin", "old"]\n}\n',
      ours: '{\n  "files": ["dist", "bin", "old", "mine"]\n}\n',
      theirs: '{\n  "files": ["dist", "new", "bin"]\n}\n',
      after: '{\n  "files": ["dist", "new", "bin", "mine"]\n}\n',
    },
    'a long list: what came and what went on both sides': {
      base: '{\n  "files": [\n    "dist",\n    "old"\n  ]\n}\n',
      ours: '{\n  "files": [\n    "dist",\n    "old",\n    "mine"\n  ]\n}\n',
      theirs: '{\n  "files": [\n    "dist",\n    "new"\n  ]\n}\n',
      after: '{\n  "files": [\n    "dist",\n    "new",\n    "mine"\n  ]\n}\n',
    },
    'CRLF and a byte order mark of the developer stay': {
      base: '{\n  "a": 1,\n  "b": 2\n}\n',
      ours: '\uFEFF{\r\n  "a": 10,\r\n  "b": 2\r\n}\r\n',
      theirs: '{\n  "a": 1,\n  "b": 20\n}\n',
      after: '\uFEFF{\r\n  "a": 10,\r\n  "b": 20\r\n}\r\n',
    },
    'no newline at the end stays so': {
      base: '{\n  "a": 1,\n  "b": 2\n}\n',
      ours: '{\n  "a": 10,\n  "b": 2\n}',
      theirs: '{\n  "a": 1,\n  "b": 20\n}\n',
      after: '{\n  "a": 10,\n  "b": 20\n}',
    },
    'both sides new: united': {
      base: undefined,
      ours: '{\n  "name": "orders"\n}\n',
      theirs: '{\n  "private": true\n}\n',
      after: '{\n  "private": true,\n  "name": "orders"\n}\n',
    },
    'one value changed apart: a conflict in lines': {
      base: packageBase,
      ours: packageBase.replace('9.0.0', '9.1.0'),
      theirs: packageBase.replace('9.0.0', '10.0.0'),
      after: packageBase.replace(
        '    "pino": "9.0.0"\n',
        '<<<<<<< yours\n    "pino": "9.1.0"\n=======\n    "pino": "10.0.0"\n>>>>>>> node-service 1.3.0\n',
      ),
      conflict: true,
    },
    'the same argument replaced on both sides is not valid list to unite': {
      base: '{\n  "args": ["--port", "8080"]\n}\n',
      ours: '{\n  "args": ["--port", "7070"]\n}\n',
      theirs: '{\n  "args": ["--port", "9090"]\n}\n',
      after:
        '{\n<<<<<<< yours\n  "args": ["--port", "7070"]\n=======\n  "args": ["--port", "9090"]\n>>>>>>> node-service 1.3.0\n}\n',
      conflict: true,
    },
    'one key added at two places is not JSON with both': {
      base: '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
      ours: '{\n  "port": 7070,\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
      theirs: '{\n  "a": 1,\n  "b": 2,\n  "c": 3,\n  "port": 9090\n}\n',
      after:
        '{\n<<<<<<< yours\n  "port": 7070,\n  "a": 1,\n  "b": 2,\n  "c": 3\n=======\n  "a": 1,\n  "b": 2,\n  "c": 3,\n  "port": 9090\n>>>>>>> node-service 1.3.0\n}\n',
      conflict: true,
    },
    'what is not valid JSON on one side is text': {
      base: '{\n  "a": 1\n}\n',
      ours: '{\n  "a": 10,,\n}\n',
      theirs: '{\n  "a": 1,\n  "b": 2\n}\n',
      after:
        '{\n<<<<<<< yours\n  "a": 10,,\n=======\n  "a": 1,\n  "b": 2\n>>>>>>> node-service 1.3.0\n}\n',
      conflict: true,
    },
  };
  test.each(Object.entries(cases))('%s', (_, one) => check({ path: 'package.json', ...one }));

  test('comments of the developer stay where they are', () => {
    check({
      path: 'tsconfig.json',
      base: '{\n  "strict": true,\n  "target": "es2022",\n  "lib": ["es2022"]\n}\n',
      ours: '{\n  // as strict as can be\n  "strict": true, // really\n  "target": "es2023", // newer\n  "lib": ["es2022"]\n}\n',
      theirs:
        '{\n  "strict": true,\n  "module": "esnext",\n  "target": "es2022",\n  "lib": ["es2024"]\n}\n',
      after:
        '{\n  // as strict as can be\n  "strict": true, // really\n  "module": "esnext",\n  "target": "es2023", // newer\n  "lib": ["es2024"]\n}\n',
    });
  });
});

const workflow = `# what every commit has to pass
on: [push]

jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v5 # pinned
      - run: npm test
`;

test('a comment of the developer in what theirs takes out is not lost: a conflict', () => {
  check({
    path: 'tsconfig.json',
    base: '{\n  "paths": {\n    "a": "b"\n  },\n  "strict": true\n}\n',
    ours: '{\n  "paths": {\n    // why it is so\n    "a": "b"\n  },\n  "strict": true\n}\n',
    theirs: '{\n  "strict": true\n}\n',
    after:
      '{\n<<<<<<< yours\n  "paths": {\n    // why it is so\n    "a": "b"\n  },\n=======\n>>>>>>> node-service 1.3.0\n  "strict": true\n}\n',
    conflict: true,
  });
});

describe('YAML, changed in neighbouring lines', () => {
  const cases: Readonly<Record<string, Omit<Case, 'path'>>> = {
    'two keys of a job': {
      base: workflow,
      ours: workflow.replace('minutes: 10', 'minutes: 30 # slow tests'),
      theirs: workflow.replace('ubuntu-24.04', 'ubuntu-26.04'),
      after: workflow
        .replace('minutes: 10', 'minutes: 30 # slow tests')
        .replace('ubuntu-24.04', 'ubuntu-26.04'),
    },
    'a key that comes, with its comment, beside one that the developer changed': {
      base: workflow,
      ours: workflow.replace('minutes: 10', 'minutes: 30'),
      theirs: workflow.replace(
        '    timeout-minutes',
        '    # least of all\n    permissions: {}\n    timeout-minutes',
      ),
      after: workflow
        .replace('minutes: 10', 'minutes: 30')
        .replace(
          '    timeout-minutes',
          '    # least of all\n    permissions: {}\n    timeout-minutes',
        ),
    },
    'odd spacing of the developer stays': {
      base: 'a: 1\nb: 2\nc: 3\n',
      ours: 'a:   10    # two by two\nb: 2\n\n\nc:   3\n',
      theirs: 'a: 1\nb: 20\nc: 3\n',
      after: 'a:   10    # two by two\nb: 20\n\n\nc:   3\n',
    },
    'a list on one line': {
      base: 'on: [push, tag]\n',
      ours: 'on: [push, tag, workflow_dispatch]\n',
      theirs: 'on: [push, pull_request]\n',
      after: 'on: [push, pull_request, workflow_dispatch]\n',
    },
    'two objects in one file': {
      base: 'kind: Service\nmetadata:\n  name: orders\n---\nkind: Role\nmetadata:\n  name: orders\nrules: []\n',
      ours: 'kind: Service\nmetadata:\n  name: orders\n  labels: { own: "1" }\n---\nkind: Role\nmetadata:\n  name: orders\nrules: []\n',
      theirs:
        'kind: Service\nmetadata:\n  name: orders\n  namespace: shop\n---\nkind: Role\nmetadata:\n  name: orders\nrules: []\n',
      after:
        'kind: Service\nmetadata:\n  name: orders\n  namespace: shop\n  labels: { own: "1" }\n---\nkind: Role\nmetadata:\n  name: orders\nrules: []\n',
    },
    'a step changed both here and in the template: a conflict in lines': {
      base: 'steps:\n  - run: npm test\n',
      ours: 'steps:\n  - run: npm run mine\n',
      theirs: 'steps:\n  - run: npm run theirs\n',
      after:
        'steps:\n<<<<<<< yours\n  - run: npm run mine\n=======\n  - run: npm run theirs\n>>>>>>> node-service 1.3.0\n',
      conflict: true,
    },
    'an anchor says more than its value: text': {
      base: 'a: &x 1\nb: *x\n',
      ours: 'a: &x 10\nb: *x\n',
      theirs: 'a: &x 1\nb: 2\n',
      after: '<<<<<<< yours\na: &x 10\nb: *x\n=======\na: &x 1\nb: 2\n>>>>>>> node-service 1.3.0\n',
      conflict: true,
    },
    'a tag says more than its value: text': {
      base: 'a: !Ref x\nb: 1\n',
      ours: 'a: !Ref x\nb: 2\n',
      theirs: 'a: !Sub x\nb: 1\n',
      after:
        '<<<<<<< yours\na: !Ref x\nb: 2\n=======\na: !Sub x\nb: 1\n>>>>>>> node-service 1.3.0\n',
      conflict: true,
    },
  };
  test.each(Object.entries(cases))('%s', (_, one) => check({ path: 'deploy/app.yaml', ...one }));
});

const project = `# the service
[project]
name = "orders"
version = "1.0.0" # by hand
requires-python = ">=3.13"
dependencies = ["fastapi", "uvicorn"]

[tool.ruff]
line-length = 100
`;

describe('TOML, changed in neighbouring lines', () => {
  const cases: Readonly<Record<string, Omit<Case, 'path'>>> = {
    'two keys, comments stay': {
      base: project,
      ours: project.replace('name = "orders"', 'name = "payments" # renamed'),
      theirs: project.replace('"1.0.0" # by hand', '"1.0.0" # by hand\nreadme = "README.md"'),
      after: project
        .replace('name = "orders"', 'name = "payments" # renamed')
        .replace('"1.0.0" # by hand', '"1.0.0" # by hand\nreadme = "README.md"'),
    },
    'a list on one line': {
      base: project,
      ours: project.replace('"uvicorn"]', '"uvicorn", "mine"]'),
      theirs: project.replace('["fastapi", "uvicorn"]', '["fastapi", "uvicorn", "new"]'),
      after: project.replace('["fastapi", "uvicorn"]', '["fastapi", "uvicorn", "new", "mine"]'),
    },
    'a table from each side': {
      base: project,
      ours: `${project}\n[tool.mine]\nx = 1\n`,
      theirs: `${project}\n[tool.theirs]\ny = 2\n`,
      after: `${project}\n[tool.theirs]\ny = 2\n\n[tool.mine]\nx = 1\n`,
    },
    'a comment that theirs brings comes with its key': {
      base: 'a = 1\nb = 2\n',
      ours: 'a = 10\nb = 2\n',
      theirs: 'a = 1\n# why\nb = 20\n',
      after: 'a = 10\n# why\nb = 20\n',
    },
    'a date says more than its value: text': {
      base: 'a = 2026-01-01\nb = 2\n',
      ours: 'a = 2026-01-02\nb = 2\n',
      theirs: 'a = 2026-01-01\nb = 20\n',
      after:
        '<<<<<<< yours\na = 2026-01-02\nb = 2\n=======\na = 2026-01-01\nb = 20\n>>>>>>> node-service 1.3.0\n',
      conflict: true,
    },
  };
  test.each(Object.entries(cases))('%s', (_, one) => check({ path: 'pyproject.toml', ...one }));
});

describe('lists of lines', () => {
  const cases: Readonly<Record<string, Case>> = {
    'a line from each side: that of the developer has the last word': {
      path: '.gitignore',
      base: 'dist/\n',
      ours: 'dist/\n!dist/keep\n',
      theirs: 'dist/\ncoverage/\n',
      after: 'dist/\ncoverage/\n!dist/keep\n',
    },
    'a line that went, beside one that came': {
      path: '.dockerignore',
      base: '.git\nold/\n',
      ours: '.git\nold/\nmine/\n',
      theirs: '.git\nnew/\n',
      after: '.git\nnew/\nmine/\n',
    },
    'without a base': {
      path: '.npmignore',
      base: undefined,
      ours: 'mine/\nboth/\n',
      theirs: 'both/\ntheirs/\n',
      after: 'mine/\nboth/\ntheirs/\n',
    },
    'owners of two paths': {
      path: '.github/CODEOWNERS',
      base: '* @platform\n',
      ours: '* @platform\n/src/ @orders\n',
      theirs: '* @platform\n/deploy/ @platform\n',
      after: '* @platform\n/deploy/ @platform\n/src/ @orders\n',
    },
    'one path given to two owners is a conflict': {
      path: 'CODEOWNERS',
      base: '* @platform\n',
      ours: '* @orders\n',
      theirs: '* @infrastructure\n',
      after: '<<<<<<< yours\n* @orders\n=======\n* @infrastructure\n>>>>>>> node-service 1.3.0\n',
      conflict: true,
    },
  };
  test.each(Object.entries(cases))('%s', (_, one) => check(one));
});

test.each([
  'package-lock.json',
  'npm-shrinkwrap.json',
  'web/yarn.lock',
  'pnpm-lock.yaml',
  'go.sum',
  'uv.lock',
  'poetry.lock',
  'Cargo.lock',
])('%s is for its own tool to write: the developer’s is kept, without markers', (path) => {
  expect(merge({ path, base: 'a\nb\nc\n', ours: 'mine\nb\nc\n', theirs: 'a\nb\nnew\n' })).toEqual({
    kind: 'stale',
  });
});
