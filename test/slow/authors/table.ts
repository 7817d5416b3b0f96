import type { Judged, Verdict } from './judge.ts';

const verdicts: readonly Verdict[] = ['told', 'golden', 'misplaced', 'survived', 'harmless'];

/** How many of each kind became what, a line a kind and the sum below. */
export function tableOf(checked: readonly Judged[]): string {
  const kinds = [...new Set(checked.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        checked.filter((one) => one.kind === kind),
      ),
    ),
    rowOf('all', checked),
  ];
  const head = ['kind', 'done', ...verdicts];
  return [head, ...rows]
    .map(
      ([kind = '', ...counts]) => kind.padEnd(42) + counts.map((one) => one.padStart(10)).join(''),
    )
    .join('\n');
}

function rowOf(kind: string, checked: readonly Judged[]): readonly string[] {
  const counts = verdicts.map((result) => checked.filter((one) => one.result === result).length);
  return [kind, ...[checked.length, ...counts].map(String)];
}
