import type { PageStyle } from './page-style.ts';
import { enterCommand } from './quote-arguments.ts';

export interface NextSteps {
  /** The folder, relative to where the person stands. */
  readonly folder: string;
  readonly start?: string;
  readonly metrics?: string;
}

/** What is told after `idp new`, a line each: where it is, how to start it, how to see its metrics. */
export function nextStepsText(
  { folder, start, metrics }: NextSteps,
  { paint }: Pick<PageStyle, 'paint'>,
): string {
  const enter = folder === '.' ? [] : [enterCommand(folder)];
  const begin = [...enter, ...(start === undefined ? [] : [start])].join(' && ');
  const rows: readonly (readonly [string, string])[] = [
    ['ready', folder === '.' ? 'in this folder' : folder],
    ...(begin === '' ? [] : [['start', begin] as const]),
    ...(metrics === undefined ? [] : [['metrics', metrics] as const]),
  ];
  return rows.map(([word, text]) => `${paint.green(word.padEnd(7))}  ${text}\n`).join('');
}
