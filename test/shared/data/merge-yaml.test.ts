import { expect, test } from 'vitest';
import { mergeYamlText } from '../../../src/shared/data/merge-yaml.ts';

const united: readonly (readonly [string, string, string, string])[] = [
  [
    'comments and order of the first are kept',
    '# head\nname: orders # ours\nports:\n  - 80 # http\n',
    'replicas: 2\nports: [443, 80]\n',
    '# head\nname: orders # ours\nports:\n  - 80 # http\n  - 443\nreplicas: 2\n',
  ],
  [
    'mappings go into each other',
    'jobs:\n  test:\n    needs: [lint]\n',
    'jobs:\n  scan:\n    needs: [test]\n  test:\n    needs: [types]\n',
    'jobs:\n  test:\n    needs: [ lint, types ]\n  scan:\n    needs: [ test ]\n',
  ],
  [
    'keys without a value',
    'on:\n  push:\n',
    'on:\n  pull_request:\n',
    'on:\n  push:\n  pull_request:\n',
  ],
  ['what is in both stays once', 'a: 1\nb: [x]\n', 'b: [x]\na: 1\n', 'a: 1\nb: [ x ]\n'],
  ['an empty first', '', 'a: 1\n', 'a: 1\n'],
  ['a second of comments alone', 'a: 1 # one\n', '# nothing\n', 'a: 1 # one\n'],
  ['a document marker', '---\na: 1\n', 'b: 2', '---\na: 1\nb: 2\n'],
  [
    'a long line is not folded',
    `a: ${'word '.repeat(40).trim()}\n`,
    'b: 2\n',
    `a: ${'word '.repeat(40).trim()}\nb: 2\n`,
  ],
];

test.each(united)('%s', (_, first, second, text) => {
  expect(mergeYamlText(first, second)).toEqual({ text });
});

const rejected: readonly (readonly [string, string, string])[] = [
  ['image:\n  tag: v1\n', 'image:\n  tag: v2\n', 'image.tag is "v1" in one and "v2" in the other'],
  ['port: "80"\n', 'port: 80\n', 'port is "80" in one and 80 in the other'],
  ['hosts: [a]\n', 'hosts: {a: 1}\n', 'hosts is ["a"] in one and {"a":1} in the other'],
  ['debug:\n', 'debug: true\n', 'debug is null in one and true in the other'],
  ['- a\n', 'a: 1\n', 'the document is ["a"] in one and {"a":1} in the other'],
  ['a: 1\n', 'b: 1\n---\nc: 1\n', 'one of them contains several documents'],
  [
    'a: [1\n',
    'b: 1\n',
    'one of them is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
];

test.each(rejected)('%j and %j: %s', (first, second, reason) => {
  expect(mergeYamlText(first, second)).toEqual({ reason });
});
