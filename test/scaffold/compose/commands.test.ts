import { expect, test } from 'vitest';
import { checksOf, hooksOf, nextSteps } from '../../../src/scaffold/compose/commands.ts';
import { unwrap } from '../../../src/shared/result.ts';
import { capabilityText, templateText } from '../../catalog/catalog-of.ts';
import { composeFrom, openFolder, troubleOf } from './path-of.ts';

const compositionOf = (spec: string, ofCapability = '') =>
  unwrap(
    composeFrom(
      openFolder({
        'rust-worker/template.yaml': templateText(
          'rust-worker',
          `  parameters:
    name: { type: string, default: orders }
    store: { type: string, enum: [none, sled], default: none }
    token: { type: string, secret: true, default: s3cr3t }
  layers: { ci: { default: drone } }
${spec}`,
        ),
        'capabilities/ci/drone/capability.yaml': capabilityText('ci/drone', ofCapability),
      }),
      {},
    ),
  );

const names = { name: 'a b; rm -rf ~', store: 'none' };

test('hooks are argument lists, the template’s first; an answer stays one argument', () => {
  const composition = compositionOf(
    '  hooks:\n    - { title: "Fetch for {{name}}", run: [cargo, fetch, "--config={{name}}"], timeout: 30 }\n',
    '  hooks:\n    - { title: Lint, run: [drone, lint], optional: true, skipInGit: true }\n',
  );
  expect(hooksOf(composition, names)).toEqual({
    ok: true,
    value: [
      {
        owner: 'rust-worker',
        title: 'Fetch for a b; rm -rf ~',
        argv: ['cargo', 'fetch', '--config=a b; rm -rf ~'],
        timeout: 30,
        optional: false,
        skipInGit: false,
        onChange: [],
      },
      {
        owner: 'ci/drone',
        title: 'Lint',
        argv: ['drone', 'lint'],
        timeout: 120,
        optional: true,
        skipInGit: true,
        onChange: [],
      },
    ],
  });
});

test.each([
  ['none', []],
  ['sled', ['Make the store']],
])('with store %s the hooks are %j', (store, titles) => {
  const composition = compositionOf(
    '  hooks:\n    - { title: Make the store, run: [make, store], when: (ne store "none") }\n',
  );
  const hooks = unwrap(hooksOf(composition, { ...names, store }));
  expect(hooks.map(({ title }) => title)).toEqual(titles);
});

test('checks have more time than hooks', () => {
  const composition = compositionOf('  checks:\n    - { title: Tests, run: [cargo, test] }\n');
  expect(unwrap(checksOf(composition, names))).toMatchObject([
    { title: 'Tests', argv: ['cargo', 'test'], timeout: 600 },
  ]);
});

test('what to do next is rendered', () => {
  const composition = compositionOf('  next: { start: "cargo run --bin {{name}}" }\n');
  expect(nextSteps(composition, { ...names, name: 'orders' })).toEqual({
    ok: true,
    value: { start: 'cargo run --bin orders' },
  });
  expect(nextSteps(compositionOf(''), names)).toEqual({ ok: true, value: {} });
});

test('names that nobody declares, and secrets, are reported with their places', () => {
  const composition = compositionOf(`  hooks:
    - { title: "{{nmae}}", run: [cargo, "{{token}}"] }
    - { title: x, run: [make, "{{stor}}"], when: (eq stroe "none") }
    - { title: x, run: [make, "{{store"] }
`);
  const file = 'paths/rust-worker/template.yaml';
  expect(troubleOf(hooksOf(composition, names))).toEqual([
    `${file}:12:44 "token" is a secret and would be written to the file here [skeleton/secret]`,
    `${file}:12:19 "nmae" is not a parameter of rust-worker [skeleton/undeclared-name]`,
    `${file}:13:54 "stroe" is not a parameter of rust-worker [skeleton/undeclared-name]`,
    `${file}:13:34 "stor" is not a parameter of rust-worker [skeleton/undeclared-name]`,
    `${file}:14:32 unclosed {{: the }} is missing [skeleton/syntax]`,
  ]);
});
