import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import { proposeValue } from '../scaffold/answers/check-value.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { type Composition, compose } from '../scaffold/compose/compose.ts';
import { type LayerChoices, selectCapabilities } from '../scaffold/compose/select.ts';
import type { Value } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Result } from '../shared/result.ts';
import { askParameter } from './ask-parameter.ts';
import { type FormState, openQuestions, resolveForm, writeAnswer } from './form-state.ts';
import { type Heading, type Prompter, unlessBack } from './prompter.ts';

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
  const earlier: InterviewState[] = [];
  let current = state;
  /** What was answered before going back; it is offered again. */
  const answered = new Map<string, Value>();
  for (;;) {
    const { composition, form } = current;
    const open = openQuestions(form, composition, customize);
    const [question] = open;
    if (question === undefined) return current;
    const { name } = question;
    const known = answered.get(name) ?? knownValue(current, question);
    const [number, total] = [earlier.length + 1, earlier.length + open.length];
    const step = total === 1 ? undefined : `${number} of ${total}`;
    const before = current;
    const place = { step, canGoBack: number > 1 };
    const next = await unlessBack(
      () => askFor(before, question, known, prompter, place),
      undefined,
    );
    if (next === undefined) {
      current = earlier.pop() ?? current;
      continue;
    }
    earlier.push(current);
    current = next;
    const answer = next.form.provided.get(name);
    if (answer?.source === 'question') answered.set(name, answer.value);
    else answered.delete(name);
  }
}

/** What a prompt starts from: the answer so far, or a valid value near one that is not. */
function knownValue({ form, composition }: InterviewState, { name, parameter }: Question): Value {
  const known = resolveForm(form, composition).answers.get(name)?.value;
  const refused = form.refused.get(name);
  if (refused === undefined || form.asked.has(name)) return known;
  return proposeValue(parameter, refused) ?? refused;
}

/** Prompts for one answer again; Esc keeps it. */
export async function askAgain(
  state: InterviewState,
  name: string,
  prompter: Prompter,
): Promise<InterviewState> {
  const { composition, form } = state;
  const answer = resolveForm(form, composition).answers.get(name);
  if (answer === undefined) return state;
  const place = { canGoBack: true };
  return unlessBack(() => askFor(state, answer.question, answer.value, prompter, place), state);
}

/** Prompts until no additional rule is violated: each answer is checked together with all others. */
async function askFor(
  state: InterviewState,
  question: Question,
  known: Value,
  prompter: Prompter,
  place?: Pick<Heading, 'step' | 'canGoBack'>,
): Promise<InterviewState> {
  const { composition, form } = state;
  const before = new Set(brokenBy(state).map(({ message }) => message));
  for (;;) {
    const value = await askParameter(question, known, prompter, place);
    const next = { ...state, form: writeAnswer(form, composition, question, value) };
    const broken = brokenBy(next).filter(({ message }) => !before.has(message));
    if (broken.length === 0) return next;
    prompter.say(diagnosticsText(broken, prompter.style));
  }
}

function brokenBy({ form, composition }: InterviewState): readonly Diagnostic[] {
  return resolveForm(form, composition).diagnostics.filter(({ code }) => code === 'answers/rule');
}
