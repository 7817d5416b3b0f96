import type { Resolution } from '../../answers/resolve.ts';
import type { Command } from '../../capability/commands.ts';
import type { Composition } from '../../capability/compose.ts';
import type { GivenFile, Tree } from '../../tree/tree.ts';
import { fileCounts } from '../file-tree.ts';
import type { PageStyle } from '../page-style.ts';
import { hooksText } from '../plan-text.ts';
import { harmless } from '../text/harmless.ts';
import { type Pair, printPairs } from '../text/table.ts';
import { answerText } from './ask-parameter.ts';

/** What would be made of the answers so far. */
export interface Preview {
  readonly files: Tree<GivenFile>;
  readonly hooks: readonly Command[];
}

/** The answers, defaults dimmed. */
export function answersText({ answers }: Resolution, { paint, width }: PageStyle): string {
  const rows = [...answers].map(([name, { question, value, source }]): Pair => {
    const text = harmless(answerText(question.parameter, value));
    const isDefault = source === 'template' || source === 'platform';
    return isDefault ? [name, `${text} (default)`, paint.dim] : [name, text];
  });
  return `${paint.bold('Answers')}\n${printPairs(rows, { indent: 2, width })}`;
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
  return [
    `${paint.bold('Files')}\n${printPairs(counts, { indent: 2, width })}`,
    hooks.length === 0 ? '' : `${paint.bold('Then runs')}\n${hooksText(hooks, { paint })}`,
  ].join('');
}
