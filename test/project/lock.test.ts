import { describe, expect, test } from 'vitest';
import { lockOf, printLock } from '../../src/project/lock.ts';
import { parseLock } from '../../src/project/parse-lock.ts';
import { stateFilesOf } from '../../src/project/state-files.ts';
import { answersFromMapping, mergeProvided } from '../../src/scaffold/answers/provided-answers.ts';
import { type Answer, resolveAnswers } from '../../src/scaffold/answers/resolve.ts';
import type { Composition } from '../../src/scaffold/compose/compose.ts';
import { unwrap } from '../../src/shared/result.ts';
import { capabilityText, templateText } from '../catalog/catalog-of.ts';
import { composeFrom, openFolder } from '../scaffold/compose/path-of.ts';

const file = '.idp/lock.yaml';
const secret = 'correct-horse-battery-staple';

const composition: Composition = unwrap(
  composeFrom(
    openFolder({
      'rust-worker/template.yaml': templateText(
        'rust-worker',
        `  parameters:
    name: { type: string }
    port: { type: integer, default: 7070 }
    region: { type: string, default: eu }
    topics: { type: array, items: {}, default: [] }
    token: { type: string, secret: true }
    pin: { type: string, secret: true, default: "${secret}-default" }
  layers: { ci: { default: drone }, mesh: { default: consul } }
`,
      ),
      'capabilities/ci/drone/capability.yaml': capabilityText('ci/drone'),
      'capabilities/mesh/consul/capability.yaml': capabilityText('mesh/consul'),
    }),
    { without: ['mesh'] },
  ),
);

const { answers }: { answers: ReadonlyMap<string, Answer> } = resolveAnswers(
  composition,
  mergeProvided(
    answersFromMapping(
      { name: 'orders', topics: ['paid', 'no', '1.0'], token: secret },
      { source: 'set', label: '--set' },
    ),
    answersFromMapping({ region: 'us' }, { source: 'platform', label: 'platform.yaml' }),
  ),
);

const catalog = { source: 'shipped' };
const lock = lockOf(composition, answers, catalog);

const text = `# Written by idp. Keep it in version control: updates rest on it.
schema: 3
idp: ">=0.1.0"
catalog:
  source: shipped
template:
  name: rust-worker
  version: 0.3.0
layers:
  ci:
    - provider: drone
      version: 0.5.0
without:
  - mesh
own: []
answers:
  name: orders
  topics:
    - paid
    - no
    - "1.0"
defaults:
  port: 7070
  region: us
`;

test('a lock says what a service was made from: what was chosen apart from what was default', () => {
  expect(printLock(lock)).toBe(text);
});

test('what was printed is read as it was', () => {
  expect(parseLock(printLock(lock), file)).toEqual({ ok: true, value: lock });
  const odd = {
    ...lock,
    answers: { name: '# yes: [', text: 'two\nlines\n', empty: '', deep: [[], {}] },
  };
  expect(parseLock(printLock(odd), file)).toEqual({ ok: true, value: odd });
});

test('no secret is in what is recorded', () => {
  const record = [...stateFilesOf({ lock, base: new Map() })].map(
    ([path, { bytes }]) => `${path}\n${Buffer.from(bytes)}`,
  );
  expect(record.join('\n')).not.toContain(secret);
  expect(record.join('\n')).not.toMatch(/token|pin/);
});

test('the lock is written last, since it says that all else is there', () => {
  expect([...stateFilesOf({ lock, base: new Map() }).keys()]).toEqual([
    '.idp/.gitattributes',
    '.idp/.gitignore',
    '.idp/base',
    '.idp/lock.yaml',
  ]);
});

describe('a lock of an earlier schema is read forward', () => {
  const old = text
    .replace(/^idp:.*\ncatalog:\n.*\n/m, '')
    .replace(
      /^layers:[\s\S]*?(?=^without)/m,
      'capabilities:\n  mesh/consul: 0.4.0\n  ci/drone: 0.5.0\n',
    );
  const { catalog: _catalog, ...rest } = lock;
  const layers = {
    ci: [{ provider: 'drone', version: '0.5.0' }],
    mesh: [{ provider: 'consul', version: '0.4.0' }],
  };

  test.each([
    ['2', old.replace('schema: 3', 'schema: 2'), rest],
    ['1', old.replace('schema: 3', 'schema: 1'), rest],
    [
      '1 without what was left out',
      old.replace('schema: 3', 'schema: 1').replace(/^without:[\s\S]*(?=^own)/m, ''),
      { ...rest, without: [] },
    ],
    [
      '1 without the own paths',
      old.replace('schema: 3', 'schema: 1').replace(/^own: .*\n/m, ''),
      rest,
    ],
  ])('%s', (_, written, expected) => {
    expect(parseLock(written, file)).toEqual({ ok: true, value: { ...expected, layers } });
  });
});

test('several providers of a layer, and what was fetched, are read and written', () => {
  const several = {
    ...lock,
    catalog: { source: 'github:harbour/catalog@v2', digest: 'sha1:4f2c' },
    layers: {
      state: [
        { provider: 'postgres', version: '1.0.0' },
        { provider: 'redis', version: '1.1.0' },
      ],
    },
  };
  expect(parseLock(printLock(several), file)).toEqual({ ok: true, value: several });
});

describe('a lock that cannot be read', () => {
  test('because of a merge: one error for all of it', () => {
    const merged = text.replace(
      '  version: 0.3.0\n',
      '<<<<<<< HEAD\n  version: 0.3.0\n=======\n  version: 0.4.0\n>>>>>>> main\n',
    );
    expect(parseLock(merged, file)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'lockfile/invalid',
          message: 'contains merge conflict markers',
          location: { file },
          hint: 'merge both sides with idp update --repair, or take one: git checkout --ours -- .idp (or --theirs), then idp update',
        },
      ],
    });
  });

  test('because a newer idp wrote it', () => {
    const newer = `${text.replace('schema: 3', 'schema: 7').replace('0.1.0', '0.9')}more: { to: come }\n`;
    expect(parseLock(newer, file)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'lockfile/invalid',
          message: 'was written by a newer idp (schema 7, known up to 3)',
          location: { file },
          hint: 'update idp: idp >=0.9 is required',
        },
      ],
    });
    expect(parseLock('schema: 7\n', file)).toMatchObject({ diagnostics: [{ hint: 'update idp' }] });
  });

  test.each([
    ['a key that is missing', text.replace(/answers:[\s\S]*defaults/, 'defaults'), 2],
    ['a value of another type', text.replace('version: 0.3.0', 'version: 3'), 8],
    ['a key twice', `${text}schema: 3\n`, 25],
    ['nothing', '', 1],
  ])('because of %s', (_, damaged, line) => {
    const read = parseLock(damaged, file);
    expect(read.ok).toBe(false);
    const [first] = read.ok ? [] : read.diagnostics;
    expect(first).toMatchObject({ code: 'lockfile/invalid', location: { file, line } });
  });
});
