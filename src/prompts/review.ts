import { diagnosticsText } from '../output/diagnostics-text.ts';
import { filesTotal, fileTree } from '../output/file-tree.ts';
import { quoteArguments } from '../output/quote-arguments.ts';
import { escapeControls } from '../output/text/escape-controls.ts';
import { count } from '../output/text/size.ts';
import { printTerms, type TermRow } from '../output/text/table.ts';
import { isDefaultSource } from '../scaffold/answers/provided-answers.ts';
import type { Answer, Resolution } from '../scaffold/answers/resolve.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { IdpError, throwError } from '../shared/error.ts';
import { errAll, ok, type Result } from '../shared/result.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { answerText } from './ask-parameter.ts';
import { changeLayerItem, layerItems } from './choose-layers.ts';
import { type FormState, resolveForm } from './form-state.ts';
import {
  askAgain,
  askOpenQuestions,
  type InterviewContext,
  type InterviewState,
} from './interview-state.ts';
import { type PromptChoice, unlessBack } from './prompter.ts';
import {
  answerItems,
  backItem,
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
    const rows = [
      ...answerRows(resolution, current.form),
      ...(made.ok ? previewRows(made.value, current.composition) : []),
    ];
    prompter.say(`\n${printTerms(rows, { indent: 0, width: style.width })}\n`);
    if (!made.ok) prompter.say(`${diagnosticsText(made.diagnostics, style)}\n`);
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
  const item = await selectItem('Which answer?', answerItems(state, false), context);
  return changeItem(state, item, context);
}

/** One of the items; none with Back, and with Esc. */
async function selectItem(
  message: string,
  items: readonly PromptChoice<ReviewItem>[],
  { prompter }: InterviewContext,
): Promise<ReviewItem> {
  const choices = [...items, backItem];
  return unlessBack(() => prompter.select({ message, choices, canGoBack: true }), backItem.value);
}

/** Prompts for advanced parameters and layers, until there is nothing more to change. */
async function customize(
  state: InterviewState,
  context: InterviewContext,
): Promise<InterviewState> {
  let current = state;
  for (;;) {
    const items = [...layerItems(current, context.catalog), ...answerItems(current, true)];
    const item = await selectItem('What do you want to change?', items, context);
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
    case 'preset':
      return changeLayerItem(state, item, context);
    case 'back':
      return state;
  }
}

/** What would be made of the answers so far. */
export interface Preview {
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
}

/** The answers that were given or prompted for; the other defaults are only counted. */
function answerRows({ answers }: Resolution, { asked }: FormState): readonly TermRow[] {
  const given = [...answers].filter(
    ([name, { source }]) => asked.has(name) || !isDefaultSource(source),
  );
  const folded = answers.size - given.length;
  return [
    ...given.map(
      ([name, { question, value }]): TermRow => [
        name,
        escapeControls(answerText(question.parameter, value)),
      ],
    ),
    ...(folded === 0 ? [] : [['', count(folded, 'default')] as const]),
  ];
}

/** What will be created: the template, its layers, and the commands that run afterwards. */
function previewRows(
  { files, hooks }: Preview,
  { template, capabilities }: Composition,
): readonly TermRow[] {
  const { version } = template.source.value.metadata;
  const layers = capabilities.map(({ id }) => id).join(', ');
  const commands = hooks.map(({ argv }) => quoteArguments(argv)).join('\n');
  return [
    ['template', `${template.id} ${version}: ${filesTotal(files)}`],
    ...(layers === '' ? [] : [['layers', layers] as const]),
    ...(commands === '' ? [] : [['then runs', commands] as const]),
  ];
}
