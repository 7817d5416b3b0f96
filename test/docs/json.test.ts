import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ChangeKind } from '../../src/plan/change.ts';

const page = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8');

/** Whether each kind of change is written; the compiler keeps the list complete. */
const kinds = {
  create: 'yes',
  update: 'yes',
  merge: 'yes',
  move: 'yes',
  delete: 'yes',
  conflict: 'yes',
  keep: 'no',
  'stay-deleted': 'no',
  clash: 'no',
  stale: 'no',
  blocked: 'no',
  skipped: 'no',
} as const satisfies Record<ChangeKind, 'yes' | 'no'>;

test('the page lists every kind of change, and whether it is written', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (yes|no) \|/gm)].map(([, kind, written]) => [
    kind,
    written,
  ]);
  expect(Object.fromEntries(rows)).toEqual(kinds);
});
