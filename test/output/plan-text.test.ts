import { describe, expect, it } from 'vitest';
import { planText } from '../../src/output/plan-text.ts';
import type { Change } from '../../src/plan/change.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { TreeFile } from '../../src/shared/tree/tree.ts';
import { coloured, plain } from './support/styles.ts';

const file: TreeFile = { bytes: encodeText('x'), executable: false };
const at = (path: string) => ({ path: path as TreePath, from: ['courier'] });

const changes: readonly Change[] = [
  { kind: 'create', ...at('README.md'), before: undefined, after: file },
  { kind: 'update', ...at('src/main.sh'), before: file, after: file },
  { kind: 'merge', ...at('src/routes.sh'), before: file, after: file },
  { kind: 'conflict', ...at('src/store.sh'), before: file, after: file },
  { kind: 'delete', ...at('job.hcl'), before: file, after: undefined },
  { kind: 'keep', ...at('mine.txt') },
  { kind: 'stay-deleted', ...at('alerts.txt') },
  { kind: 'clash', ...at('logo.png') },
];

describe('planText', () => {
  it('says each change in a line', () => {
    expect(planText({ changes }, { folder: 'orders/', paint: plain.paint })).toBe(
      [
        'create    orders/README.md',
        'update    orders/src/main.sh',
        'merge     orders/src/routes.sh',
        'conflict  orders/src/store.sh  conflict markers written',
        'delete    orders/job.hcl',
        'keep      orders/mine.txt  no longer in the template; kept as your own file',
        'leave     orders/alerts.txt  stays deleted',
        'conflict  orders/logo.png  cannot be merged; yours is kept',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['', 'create  README.md\n'],
    ['.', 'create  README.md\n'],
    ['../orders', 'create  ../orders/README.md\n'],
  ])('puts the folder "%s" before the path', (folder, expected) => {
    expect(planText({ changes: changes.slice(0, 1) }, { folder, paint: plain.paint })).toBe(
      expected,
    );
  });

  it('colours the word and leaves the path plain', () => {
    expect(planText({ changes: changes.slice(0, 1) }, { paint: coloured.paint })).toBe(
      '\u001b[32mcreate\u001b[39m  README.md\n',
    );
  });

  it('says nothing of nothing', () => {
    expect(planText({ changes: [] }, { paint: plain.paint })).toBe('');
  });
});
