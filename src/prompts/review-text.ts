import { fileCounts } from '../output/file-tree.ts';
import type { PageStyle } from '../output/page-style.ts';
import { hooksText } from '../output/plan-text.ts';
import { escapeControls } from '../output/text/escape-controls.ts';
import { printTerms, type TermRow } from '../output/text/table.ts';
import type { Resolution } from '../scaffold/answers/resolve.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { answerText } from './ask-parameter.ts';

/** What would be made of the answers so far. */
export interface Preview {
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
}

/** The answers, defaults dimmed. */
export function answersText({ answers }: Resolution, { paint, width }: PageStyle): string {
  const rows = [...answers].map(([name, { question, value, source }]): TermRow => {
    const text = escapeControls(answerText(question.parameter, value));
    const isDefault = source === 'template' || source === 'platform';
    return isDefault ? [name, `${text} (default)`, paint.dim] : [name, text];
  });
  return `${paint.bold('Answers')}\n${printTerms(rows, { indent: 2, width })}`;
}

/** What will be created: the files by contributor, and the commands that run afterwards. */
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
    `${paint.bold('Files')}\n${printTerms(counts, { indent: 2, width })}`,
    hooks.length === 0 ? '' : `${paint.bold('Then runs')}\n${hooksText(hooks, { paint })}`,
  ].join('');
}
