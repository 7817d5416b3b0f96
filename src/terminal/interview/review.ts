import type { Answer, Resolution } from '../../answers/resolve.ts';
import type { Composition } from '../../capability/compose.ts';
import { badAll, type Checked, good } from '../../errors/checked.ts';
import { fail, IdpError } from '../../errors/error.ts';
import type { Problem } from '../../errors/problem.ts';
import { fileTree } from '../file-tree.ts';
import { problemsText } from '../problems-text.ts';
import { resolveSheet } from './answer-sheet.ts';
import { askAgain, askForLayer, askOpenQuestions, type Desk, type Draft } from './draft.ts';
import { type Action, actions, answerItems, back, type Item, layerItems } from './review-menu.ts';
import { answersText, type Preview, previewText } from './review-text.ts';

/** Renders what a composition gives for its answers; throws what stands in the way. */
export type MakePreview = (
  composition: Composition,
  answers: ReadonlyMap<string, Answer>,
) => Preview;

/** Shows what was said and what will be made of it, until it is to be made. Throws `usage/cancelled` if it is not. */
export async function review(draft: Draft, desk: Desk, preview: MakePreview): Promise<Draft> {
  const { ask } = desk;
  const { style } = ask;
  let current = draft;
  for (;;) {
    const resolution = resolveSheet(current.sheet, current.composition);
    const made = tryPreview(current, resolution, preview);
    ask.say(`\n${answersText(resolution, style)}`);
    ask.say(
      made.ok
        ? `${previewText(made.value, current.composition, style)}\n`
        : `${problemsText(made.problems, style)}\n`,
    );
    const next = await takeStep(current, made, desk);
    if (next === undefined) return current;
    current = await askOpenQuestions(next, false, ask);
  }
}

function tryPreview(
  { composition }: Draft,
  { answers, problems }: Resolution,
  preview: MakePreview,
): Checked<Preview> {
  const [first, ...rest] = problems;
  if (first !== undefined) return badAll([first, ...rest]);
  try {
    return good(preview(composition, answers));
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const [cause, ...more] = error.problems;
    return badAll([cause as Problem, ...more]);
  }
}

/** The draft after one step of the review; undefined if it is to be made as it is. */
async function takeStep(
  draft: Draft,
  made: Checked<Preview>,
  desk: Desk,
): Promise<Draft | undefined> {
  const action = await desk.ask.select<Action>({
    message: made.ok ? 'Create it?' : 'This cannot be made yet.',
    choices: actions(made.ok),
  });
  switch (action) {
    case 'create':
      return undefined;
    case 'change':
      return changeAnswer(draft, desk);
    case 'customize':
      return customize(draft, desk);
    case 'files':
      if (made.ok) desk.ask.say(`\n${fileTree(made.value.files, desk.ask.style)}`);
      return draft;
    case 'cancel':
      return fail({ code: 'usage/cancelled', message: 'cancelled; nothing was written' });
  }
}

async function changeAnswer(draft: Draft, desk: Desk): Promise<Draft> {
  const choices = [...answerItems(draft, false), back];
  return changeItem(draft, await desk.ask.select({ message: 'Which answer?', choices }), desk);
}

/** Advanced answers and layers, one after the other, until there is nothing more to change. */
async function customize(draft: Draft, desk: Desk): Promise<Draft> {
  let current = draft;
  for (;;) {
    const choices = [...layerItems(current, desk.catalog), ...answerItems(current, true), back];
    const item = await desk.ask.select({ message: 'What shall be different?', choices });
    if (item.kind === 'back') return current;
    current = await changeItem(current, item, desk);
  }
}

async function changeItem(draft: Draft, item: Item, desk: Desk): Promise<Draft> {
  switch (item.kind) {
    case 'answer':
      return askAgain(draft, item.name, desk.ask);
    case 'layer':
      return askForLayer(draft, item.layer, desk);
    case 'back':
      return draft;
  }
}
