import type { Resolution } from '../../answers/resolve.ts';
import type { Command } from '../../capability/commands.ts';
import type { Composition } from '../../capability/compose.ts';
import type { GivenFile, Tree } from '../../tree/tree.ts';
import { fileCounts } from '../file-tree.ts';
import type { PageStyle } from '../page-style.ts';
import { quoteArguments } from '../quote-arguments.ts';
import { harmless } from '../text/harmless.ts';
import { printPairs } from '../text/table.ts';
import { answerText } from './ask-parameter.ts';

/** What would be made of the answers so far. */
export interface Preview {
  readonly files: Tree<GivenFile>;
  readonly hooks: readonly Command[];
}

/** The answers, defaults dimmed. */
export function answersText({ answers }: Resolution, { paint, width }: PageStyle): string {
  const isDefault = (source: string) => source === 'template' || source === 'platform';
  const rows = [...answers].map(([name, { question, value, source }]) => {
    const text = harmless(answerText(question.parameter, value));
    return [name, isDefault(source) ? `${text} (default)` : text] as const;
  });
  const lines = [...answers].map(([, { source }], index) => {
    const text = printPairs(
      rows.slice(index, index + 1).map(([name, value]) => [name.padEnd(widest(rows)), value]),
      {
        indent: 2,
        width,
      },
    );
    return isDefault(source) ? paint.dim(text) : text;
  });
  return `${paint.bold('Answers')}\n${lines.join('')}`;
}

function widest(rows: readonly (readonly [string, string])[]): number {
  return Math.max(0, ...rows.map(([name]) => name.length));
}

/** What will be made: the files by who gives them, and the commands that run after. */
export function previewText(
  { files, hooks }: Preview,
  { template }: Composition,
  { paint, width }: PageStyle,
): string {
  const { version } = template.source.value.metadata;
  const counts = fileCounts(files).map(
    ([owner, text]) => [owner === template.id ? `${owner} ${version}` : owner, text] as const,
  );
  const commands = hooks.map(({ title, argv }) => [quoteArguments(argv), title] as const);
  return [
    `${paint.bold('Files')}\n${printPairs(counts, { indent: 2, width })}`,
    commands.length === 0
      ? ''
      : `${paint.bold('Then runs')}\n${printPairs(commands, { indent: 2, width })}`,
  ].join('');
}
