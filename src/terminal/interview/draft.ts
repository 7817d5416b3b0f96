import type { Question } from '../../answers/question.ts';
import { type Composition, compose } from '../../capability/compose.ts';
import { type LayerChoices, selectCapabilities } from '../../capability/select.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import type { Value } from '../../data/value.ts';
import type { Checked } from '../../errors/checked.ts';
import type { Problem } from '../../errors/problem.ts';
import { problemsText } from '../problems-text.ts';
import { type AnswerSheet, nextQuestion, resolveSheet, writeAnswer } from './answer-sheet.ts';
import { askLayer, openLayers } from './ask-layer.ts';
import { askParameter } from './ask-parameter.ts';
import type { Asker } from './asker.ts';

/** A golden path while it is talked about. */
export interface Draft {
  readonly composition: Composition;
  readonly choices: LayerChoices;
  readonly sheet: AnswerSheet;
}

/** With whom, and out of what, a draft is made. */
export interface Desk {
  readonly catalog: Catalog;
  readonly ask: Asker;
}

/** The template with the layers that were chosen for it. */
export function composeChosen(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
): Checked<Composition> {
  const selected = selectCapabilities(catalog, template, choices);
  return selected.ok ? compose(catalog, template, selected.value, choices.without) : selected;
}

/** Asks what is still to be asked; an answer may open or close later questions. */
export async function askOpenQuestions(
  draft: Draft,
  customize: boolean,
  ask: Asker,
): Promise<Draft> {
  const { composition, sheet } = draft;
  const resolution = resolveSheet(sheet, composition);
  const question = nextQuestion(sheet, composition, { resolution, customize });
  if (question === undefined) return draft;
  const known = resolution.answers.get(question.name)?.value;
  return askOpenQuestions(await askFor(draft, question, known, ask), customize, ask);
}

/** Asks for one answer again. */
export async function askAgain(draft: Draft, name: string, ask: Asker): Promise<Draft> {
  const { composition, sheet } = draft;
  const answer = resolveSheet(sheet, composition).answers.get(name);
  if (answer === undefined) return draft;
  return askFor(draft, answer.question, answer.value, ask);
}

/** Asks until no rule is broken that was not broken before: each answer is checked beside all others. */
async function askFor(draft: Draft, question: Question, known: Value, ask: Asker): Promise<Draft> {
  const { composition, sheet } = draft;
  const before = new Set(brokenBy(draft).map(({ message }) => message));
  for (;;) {
    const value = await askParameter(question, known, ask);
    const next = { ...draft, sheet: writeAnswer(sheet, composition, question, value) };
    const broken = brokenBy(next).filter(({ message }) => !before.has(message));
    if (broken.length === 0) return next;
    ask.say(problemsText(broken, ask.style));
  }
}

function brokenBy({ sheet, composition }: Draft): readonly Problem[] {
  return resolveSheet(sheet, composition).problems.filter(({ code }) => code === 'answers/rule');
}

/** Asks for the system of one layer; a choice that cannot be composed is told, and not taken. */
export async function askForLayer(
  draft: Draft,
  layer: string,
  { catalog, ask }: Desk,
): Promise<Draft> {
  const { template } = draft.composition;
  const question = { catalog, template, choices: draft.choices };
  const offered = openLayers(question).find((one) => one.layer === layer);
  if (offered === undefined) return draft;
  const choices = await askLayer(offered, question, ask);
  const composition = composeChosen(catalog, template, choices);
  if (composition.ok) return { ...draft, choices, composition: composition.value };
  ask.say(problemsText(composition.problems, ask.style));
  return draft;
}

/** Asks for every layer that leaves a choice, in the order of the template. */
export async function askLayers(draft: Draft, desk: Desk): Promise<Draft> {
  const { template } = draft.composition;
  const layers = openLayers({ catalog: desk.catalog, template, choices: draft.choices });
  let current = draft;
  for (const { layer } of layers) current = await askForLayer(current, layer, desk);
  return current;
}
