import { describe, expect, test } from 'vitest';
import { givenByMapping, mergeGiven } from '../../src/answers/given.ts';
import { type Answer, resolveAnswers } from '../../src/answers/resolve.ts';
import type { Composition } from '../../src/capability/compose.ts';
import { orThrow } from '../../src/errors/checked.ts';
import { lockOf, printLock } from '../../src/lockfile/lock.ts';
import { parseLock } from '../../src/lockfile/parse-lock.ts';
import { recordFiles } from '../../src/lockfile/record.ts';
import { composeFrom, openFolder } from '../capability/path-of.ts';
import { capabilityText, templateText } from '../catalog/catalog-of.ts';

const file = '.idp/lock.yaml';
const secret = 'correct-horse-battery-staple';

const composition: Composition = orThrow(
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
  composition.questions,
  mergeGiven(
    givenByMapping(
      { name: 'orders', topics: ['paid', 'no', '1.0'], token: secret },
      { source: 'set', label: '--set' },
    ),
    givenByMapping({ region: 'us' }, { source: 'platform', label: 'platform.yaml' }),
  ),
  composition.facts,
);

const lock = lockOf(composition, answers);

const text = `# Written by idp. Keep it in version control: updates rest on it.
schema: 2
template:
  name: rust-worker
  version: 0.3.0
capabilities:
  ci/drone: 0.5.0
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
  const given = new Map();
  const record = [...recordFiles(lock, given)].map(
    ([path, { bytes }]) => `${path}\n${Buffer.from(bytes)}`,
  );
  expect(record.join('\n')).not.toContain(secret);
  expect(record.join('\n')).not.toMatch(/token|pin/);
});

test('the lock is written last, since it says that all else is there', () => {
  expect([...recordFiles(lock, new Map()).keys()]).toEqual([
    '.idp/.gitattributes',
    '.idp/.gitignore',
    '.idp/base',
    '.idp/lock.yaml',
  ]);
});

describe('a lock that cannot be read', () => {
  test('because a newer idp wrote it', () => {
    expect(parseLock(text.replace('schema: 2', 'schema: 7'), file)).toEqual({
      ok: false,
      problems: [
        {
          code: 'lockfile/invalid',
          message: 'was written by a newer idp (schema 7, known up to 2)',
          place: { file },
          hint: 'update idp',
        },
      ],
    });
  });

  test.each([
    ['conflict markers', text.replace('schema: 2', '<<<<<<< HEAD\nschema: 2\n======='), 2],
    ['a key that is missing', text.replace(/answers:[\s\S]*defaults/, 'defaults'), 2],
    ['a value of another type', text.replace('version: 0.3.0', 'version: 3'), 5],
    ['a key twice', `${text}schema: 2\n`, 20],
    ['nothing', '', 1],
  ])('because of %s', (_, damaged, line) => {
    const read = parseLock(damaged, file);
    expect(read.ok).toBe(false);
    const [first] = read.ok ? [] : read.problems;
    expect(first).toMatchObject({ code: 'lockfile/invalid', place: { file, line } });
  });
});
