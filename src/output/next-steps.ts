import type { Command } from '../scaffold/compose/commands.ts';
import type { PageStyle } from './page-style.ts';
import { enterCommand, quoteArguments } from './quote-arguments.ts';

export interface NextSteps {
  /** The folder, relative to the current one. */
  readonly folder: string;
  /** The commands that were to run and did not: the rest rests on them. */
  readonly unrun?: readonly Pick<Command, 'argv'>[];
  readonly start?: string;
  readonly metrics?: string;
  /** The command that creates the same without prompts. */
  readonly repeat?: readonly string[];
}

/** The next steps after `idp new`, one per line: the folder, hooks left to run, how to start it and see its metrics. */
export function nextStepsText(
  { folder, unrun = [], start, metrics, repeat = [] }: NextSteps,
  { paint }: Pick<PageStyle, 'paint'>,
): string {
  const enter = folder === '.' ? [] : [enterCommand(folder)];
  const begin = [...enter, ...(start === undefined ? [] : [start])].join(' && ');
  const first = [...enter, ...unrun.map(({ argv }) => quoteArguments(argv))].join(' && ');
  const rows: readonly (readonly [string, string])[] = [
    ['ready', folder === '.' ? 'in this folder' : folder],
    ...(unrun.length === 0 ? [] : [['first', first] as const]),
    ...(begin === '' ? [] : [['start', begin] as const]),
    ...(metrics === undefined ? [] : [['metrics', metrics] as const]),
    ...(repeat.length === 0 ? [] : [['repeat', quoteArguments(repeat)] as const]),
  ];
  return rows.map(([word, text]) => `${paint.green(word.padEnd(7))}  ${text}\n`).join('');
}
