import { diagnosticsText } from '../output/diagnostics-text.ts';
import { fileCounts, fileTree } from '../output/file-tree.ts';
import type { PageStyle } from '../output/page-style.ts';
import { hooksText } from '../output/plan-text.ts';
import { escapeControls } from '../output/text/escape-controls.ts';
import { printTerms, type TermRow } from '../output/text/table.ts';
import type { Answer, Resolution } from '../scaffold/answers/resolve.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { IdpError, throwError } from '../shared/error.ts';
import { errAll, ok, type Result } from '../shared/result.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { answerText } from './ask-parameter.ts';
import { resolveForm } from './form-state.ts';
import {
  askAgain,
  askForLayer,
  askOpenQuestions,
  type InterviewContext,
  type InterviewState,
} from './interview-state.ts';
import {
  answerItems,
  backItem,
  layerItems,
  type ReviewAction,
  type ReviewItem,
  reviewActions,
} from './review-menu.ts';

/** Renders a composition for its answers; throws all problems. */
export type MakePreview<P extends Preview> = (
  composition: Composition,
  answers: ReadonlyMap<string, Answer>,
) => P | Promise<P>;

/** What the user confirmed: the decisions, and what is made of them, which is not made again. */
interface Reviewed<P extends Preview> {
  readonly state: InterviewState;
  readonly resolution: Resolution;
  readonly preview: P;
}

/** Shows the answers and the plan until the user confirms. Throws `usage/cancelled` otherwise. */
export async function review<P extends Preview>(
  state: InterviewState,
  context: InterviewContext,
  preview: MakePreview<P>,
): Promise<Reviewed<P>> {
  const { prompter } = context;
  const { style } = prompter;
  let current = state;
  for (;;) {
    const resolution = resolveForm(current.form, current.composition);
    const made = await tryPreview(current, resolution, preview);
    prompter.say(`\n${answersText(resolution, style)}`);
    prompter.say(
      made.ok
        ? `${previewText(made.value, current.composition, style)}\n`
        : `${diagnosticsText(made.diagnostics, style)}\n`,
    );
    const next = await takeStep(current, made, context);
    if (next === undefined && made.ok) return { state: current, resolution, preview: made.value };
    current = await askOpenQuestions(next ?? current, false, prompter);
  }
}

async function tryPreview<P extends Preview>(
  { composition }: InterviewState,
  { answers, diagnostics }: Resolution,
  preview: MakePreview<P>,
): Promise<Result<P>> {
  const [first, ...rest] = diagnostics;
  if (first !== undefined) return errAll([first, ...rest]);
  try {
    return ok(await preview(composition, answers));
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const [cause, ...more] = error.diagnostics;
    return errAll([cause as Diagnostic, ...more]);
  }
}

/** The draft after one step of the review; undefined if it is to be made as it is. */
async function takeStep(
  state: InterviewState,
  made: Result<Preview>,
  context: InterviewContext,
): Promise<InterviewState | undefined> {
  const action = await context.prompter.select<ReviewAction>({
    message: made.ok ? 'Create it?' : 'This cannot be created yet.',
    choices: reviewActions(made.ok),
  });
  switch (action) {
    case 'create':
      return undefined;
    case 'change':
      return changeAnswer(state, context);
    case 'customize':
      return customize(state, context);
    case 'files':
      if (made.ok) context.prompter.say(`\n${fileTree(made.value.files, context.prompter.style)}`);
      return state;
    case 'cancel':
      return throwError({ code: 'usage/cancelled', message: 'cancelled; nothing was written' });
  }
}

async function changeAnswer(
  state: InterviewState,
  context: InterviewContext,
): Promise<InterviewState> {
  const choices = [...answerItems(state, false), backItem];
  return changeItem(
    state,
    await context.prompter.select({ message: 'Which answer?', choices }),
    context,
  );
}

/** Prompts for advanced parameters and layers, until there is nothing more to change. */
async function customize(
  state: InterviewState,
  context: InterviewContext,
): Promise<InterviewState> {
  let current = state;
  for (;;) {
    const choices = [
      ...layerItems(current, context.catalog),
      ...answerItems(current, true),
      backItem,
    ];
    const item = await context.prompter.select({ message: 'What do you want to change?', choices });
    if (item.kind === 'back') return current;
    current = await changeItem(current, item, context);
  }
}

async function changeItem(
  state: InterviewState,
  item: ReviewItem,
  context: InterviewContext,
): Promise<InterviewState> {
  switch (item.kind) {
    case 'answer':
      return askAgain(state, item.name, context.prompter);
    case 'layer':
      return askForLayer(state, item.layer, context);
    case 'back':
      return state;
  }
}

/** What would be made of the answers so far. */
export interface Preview {
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
}

/** The answers, defaults dimmed. */
function answersText({ answers }: Resolution, { paint, width }: PageStyle): string {
  const rows = [...answers].map(([name, { question, value, source }]): TermRow => {
    const text = escapeControls(answerText(question.parameter, value));
    const isDefault = source === 'template' || source === 'platform';
    return isDefault ? [name, `${text} (default)`, paint.dim] : [name, text];
  });
  return `${paint.bold('Answers')}\n${printTerms(rows, { indent: 2, width })}`;
}

/** What will be created: the files by contributor, and the commands that run afterwards. */
function previewText(
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
