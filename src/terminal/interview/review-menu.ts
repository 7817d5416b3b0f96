import type { Catalog } from '../../catalog/catalog.ts';
import { resolveSheet } from './answer-sheet.ts';
import { openLayers, systemOn } from './ask-layer.ts';
import { answerText } from './ask-parameter.ts';
import type { AskedChoice } from './asker.ts';
import type { Draft } from './draft.ts';

/** What can be done in a review. */
export type Action = 'create' | 'change' | 'customize' | 'files' | 'cancel';

/** The steps of a review; what cannot be made yet can only be changed or left. */
export function actions(possible: boolean): readonly AskedChoice<Action>[] {
  const always: readonly AskedChoice<Action>[] = [
    { value: 'change', name: 'Change an answer' },
    { value: 'customize', name: 'Customize advanced answers and layers' },
  ];
  const cancel: AskedChoice<Action> = { value: 'cancel', name: 'Cancel, and write nothing' };
  if (!possible) return [...always, cancel];
  return [
    { value: 'create', name: 'Create' },
    ...always,
    { value: 'files', name: 'See all files' },
    cancel,
  ];
}

/** What a menu changes: an answer, a layer, or nothing more. */
export type Item =
  | { readonly kind: 'answer'; readonly name: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'back' };

export const back: AskedChoice<Item> = { value: { kind: 'back' }, name: 'Back' };

/** The answers that can be changed, each with its value now. */
export function answerItems(
  { sheet, composition }: Draft,
  advanced: boolean,
): readonly AskedChoice<Item>[] {
  return [...resolveSheet(sheet, composition).answers]
    .filter(([, { question }]) => (question.parameter.advanced ?? false) === advanced)
    .map(([name, { question, value }]) => ({
      value: { kind: 'answer', name },
      name: `${question.parameter.title ?? name}: ${answerText(question.parameter, value)}`,
      ...(question.parameter.description !== undefined && {
        description: question.parameter.description,
      }),
    }));
}

/** The layers that leave a choice, each with its system now. */
export function layerItems(
  { composition, choices }: Draft,
  catalog: Catalog,
): readonly AskedChoice<Item>[] {
  const question = { catalog, template: composition.template, choices };
  return openLayers(question).map(({ layer }) => ({
    value: { kind: 'layer', layer },
    name: `Layer ${layer}: ${systemOn(layer, question) ?? 'none'}`,
  }));
}
