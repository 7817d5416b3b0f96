import type { GivenAnswers } from '../../answers/given.ts';
import type { Resolution } from '../../answers/resolve.ts';
import type { Composition } from '../../capability/compose.ts';
import type { LayerChoices } from '../../capability/select.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { orThrow } from '../../errors/checked.ts';
import { failIfWrong, givenFor, openSheet, resolveSheet } from './answer-sheet.ts';
import type { Asker } from './asker.ts';
import { choosePath } from './choose-path.ts';
import { askLayers, askOpenQuestions, composeChosen, type Draft } from './draft.ts';
import { type MakePreview, review } from './review.ts';

/** What is known before the first question of `idp new`. */
export interface InterviewRequest {
  readonly catalog: Catalog;
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly choices: LayerChoices;
  readonly given: GivenAnswers;
  /** Whether layers and advanced parameters are asked too. */
  readonly customize: boolean;
  readonly preview: MakePreview;
}

/** What the person decided. */
export interface Interviewed {
  readonly composition: Composition;
  readonly choices: LayerChoices;
  /** What was given before, and the answers of the interview that differ from a default. */
  readonly given: GivenAnswers;
  readonly resolution: Resolution;
}

/**
 * The dialogue of `idp new`: the golden path if several fit, the questions that nothing answers yet, and a
 * review in which everything can be changed. Throws `usage/cancelled` where the person leaves.
 */
export async function interview(request: InterviewRequest, ask: Asker): Promise<Interviewed> {
  const { catalog, customize, preview } = request;
  const desk = { catalog, ask };
  const template = await choosePath(catalog, request, ask);
  const composition = orThrow(composeChosen(catalog, template, request.choices));
  const draft: Draft = { composition, choices: request.choices, sheet: openSheet(request.given) };
  failIfWrong(draft.sheet, composition);
  const laid = customize ? await askLayers(draft, desk) : draft;
  const answered = await askOpenQuestions(laid, customize, ask);
  return conclude(await review(answered, desk, preview));
}

function conclude({ composition, choices, sheet }: Draft): Interviewed {
  return {
    composition,
    choices,
    given: givenFor(sheet, composition),
    resolution: resolveSheet(sheet, composition),
  };
}
