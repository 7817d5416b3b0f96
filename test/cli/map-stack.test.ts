import { expect, test } from 'vitest';
import { mapStack } from '../../src/cli/map-stack.ts';

/** The first column of line 1 of the built file is line 3, column 5 of `src/plan/merge.ts`. */
const map = JSON.stringify({
  version: 3,
  sources: ['../src/plan/merge.ts'],
  names: [],
  mappings: 'AAEI',
});

const stack = [
  'Error: no base',
  '    at merge (file:///opt/idp/dist/chunk-A.js:1:1)',
  '    at file:///opt/idp/dist/chunk-B.js:9:9',
  '    at node:internal/main:1:2',
].join('\n');

test('frames of files with a source map name the source, all others stay', () => {
  const asked: string[] = [];
  const mapped = mapStack(stack, (file) => {
    asked.push(file);
    return file.endsWith('chunk-A.js.map') ? map : undefined;
  });
  expect(mapped.split('\n')).toEqual([
    'Error: no base',
    '    at merge (src/plan/merge.ts:3:5)',
    '    at file:///opt/idp/dist/chunk-B.js:9:9',
    '    at node:internal/main:1:2',
  ]);
  expect(asked).toEqual(['/opt/idp/dist/chunk-A.js.map', '/opt/idp/dist/chunk-B.js.map']);
});
