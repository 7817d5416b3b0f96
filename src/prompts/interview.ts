import type { Catalog } from '../catalog/catalog.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import type { ProvidedAnswers } from '../scaffold/answers/provided-answers.ts';
import type { Resolution } from '../scaffold/answers/resolve.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { LayerChoices } from '../scaffold/compose/select.ts';
import { unwrap } from '../shared/result.ts';
import { chooseLayers } from './choose-layers.ts';
import { choosePath } from './choose-path.ts';
import { openForm, providedFor } from './form-state.ts';
import { askOpenQuestions, composeChosen, type InterviewState } from './interview-state.ts';
import type { Prompter } from './prompter.ts';
import { type MakePreview, type Preview, review } from './review.ts';

/** What is known before the first question of `idp new`. */
export interface InterviewRequest<P extends Preview = Preview> {
  readonly catalog: Catalog;
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly choices: LayerChoices;
  readonly provided: ProvidedAnswers;
  /** Whether to prompt for layers and advanced parameters too. */
  readonly customize: boolean;
  readonly preview: MakePreview<P>;
}

/** The decisions of the user. */
interface Interviewed<P extends Preview = Preview> {
  readonly composition: Composition;
  readonly choices: LayerChoices;
  /** The provided values, and the answers that differ from a default. */
  readonly provided: ProvidedAnswers;
  readonly resolution: Resolution;
  /** What was shown last, and confirmed. */
  readonly preview: P;
}

/**
 * The interview of `idp new`: the template if there are several, the open questions, and a review in which everything
 * can be changed. Throws `usage/cancelled` if the user cancels.
 */
export async function interview<P extends Preview>(
  request: InterviewRequest<P>,
  prompter: Prompter,
): Promise<Interviewed<P>> {
  const { catalog, customize, preview } = request;
  const context = { catalog, prompter };
  const template = await choosePath(catalog, request, prompter);
  const composition = unwrap(composeChosen(catalog, template, request.choices));
  const { form: opened, diagnostics } = openForm(request.provided, composition);
  if (diagnostics.length > 0) prompter.say(diagnosticsText(diagnostics, prompter.style));
  const state: InterviewState = { composition, choices: request.choices, form: opened };
  const generated = customize ? await chooseLayers(state, context) : state;
  const answered = await askOpenQuestions(generated, customize, prompter);
  const { state: confirmed, resolution, preview: shown } = await review(answered, context, preview);
  const { composition: chosen, choices, form } = confirmed;
  const provided = providedFor(form, chosen);
  return { composition: chosen, choices, provided, resolution, preview: shown };
}
