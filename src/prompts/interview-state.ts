import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { type Composition, compose } from '../scaffold/compose/compose.ts';
import { type LayerChoices, selectCapabilities } from '../scaffold/compose/select.ts';
import type { Value } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Result } from '../shared/result.ts';
import { askLayer, openLayers } from './ask-layer.ts';
import { askParameter } from './ask-parameter.ts';
import { type FormState, nextQuestion, resolveForm, writeAnswer } from './form-state.ts';
import type { Prompter } from './prompter.ts';

/** The state of an interview. */
export interface InterviewState {
  readonly composition: Composition;
  readonly choices: LayerChoices;
  readonly form: FormState;
}

/** The prompter and the catalog of an interview. */
export interface InterviewContext {
  readonly catalog: Catalog;
  readonly prompter: Prompter;
}

/** The template with the layers that were chosen for it. */
export function composeChosen(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
): Result<Composition> {
  const selected = selectCapabilities(catalog, template, choices);
  return selected.ok ? compose(catalog, template, selected.value, choices.without) : selected;
}

/** Prompts for all open questions; an answer may open or close later ones. */
export async function askOpenQuestions(
  state: InterviewState,
  customize: boolean,
  prompter: Prompter,
): Promise<InterviewState> {
  const { composition, form } = state;
  const resolution = resolveForm(form, composition);
  const question = nextQuestion(form, composition, { resolution, customize });
  if (question === undefined) return state;
  const known = resolution.answers.get(question.name)?.value;
  return askOpenQuestions(await askFor(state, question, known, prompter), customize, prompter);
}

/** Prompts for one answer again. */
export async function askAgain(
  state: InterviewState,
  name: string,
  prompter: Prompter,
): Promise<InterviewState> {
  const { composition, form } = state;
  const answer = resolveForm(form, composition).answers.get(name);
  if (answer === undefined) return state;
  return askFor(state, answer.question, answer.value, prompter);
}

/** Prompts until no additional rule is violated: each answer is checked together with all others. */
async function askFor(
  state: InterviewState,
  question: Question,
  known: Value,
  prompter: Prompter,
): Promise<InterviewState> {
  const { composition, form } = state;
  const before = new Set(brokenBy(state).map(({ message }) => message));
  for (;;) {
    const value = await askParameter(question, known, prompter);
    const next = { ...state, form: writeAnswer(form, composition, question, value) };
    const broken = brokenBy(next).filter(({ message }) => !before.has(message));
    if (broken.length === 0) return next;
    prompter.say(diagnosticsText(broken, prompter.style));
  }
}

function brokenBy({ form, composition }: InterviewState): readonly Diagnostic[] {
  return resolveForm(form, composition).diagnostics.filter(({ code }) => code === 'answers/rule');
}

/** Prompts for the provider of one layer; a choice that cannot be composed is reported and rejected. */
export async function askForLayer(
  state: InterviewState,
  layer: string,
  { catalog, prompter }: InterviewContext,
): Promise<InterviewState> {
  const { template } = state.composition;
  const question = { catalog, template, choices: state.choices };
  const offered = openLayers(question).find((one) => one.layer === layer);
  if (offered === undefined) return state;
  const choices = await askLayer(offered, question, prompter);
  const composition = composeChosen(catalog, template, choices);
  if (composition.ok) return { ...state, choices, composition: composition.value };
  prompter.say(diagnosticsText(composition.diagnostics, prompter.style));
  return state;
}

/** Prompts for every layer with a choice, in the order of the template. */
export async function askLayers(
  state: InterviewState,
  context: InterviewContext,
): Promise<InterviewState> {
  const { template } = state.composition;
  const layers = openLayers({ catalog: context.catalog, template, choices: state.choices });
  let current = state;
  for (const { layer } of layers) current = await askForLayer(current, layer, context);
  return current;
}
