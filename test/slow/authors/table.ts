import type { Judged, Verdict } from './judge.ts';

const verdicts: readonly Verdict[] = ['told', 'golden', 'misplaced', 'survived', 'harmless'];

/** How many of each kind became what, a line a kind and the sum below. */
export function tableOf(judged: readonly Judged[]): string {
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        judged.filter((one) => one.kind === kind),
      ),
    ),
    rowOf('all', judged),
  ];
  const head = ['kind', 'done', ...verdicts];
  return [head, ...rows]
    .map(
      ([kind = '', ...counts]) => kind.padEnd(42) + counts.map((one) => one.padStart(10)).join(''),
    )
    .join('\n');
}

function rowOf(kind: string, judged: readonly Judged[]): readonly string[] {
  const counts = verdicts.map((verdict) => judged.filter((one) => one.verdict === verdict).length);
  return [kind, ...[judged.length, ...counts].map(String)];
}
