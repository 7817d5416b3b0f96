import { answerText } from './ask-parameter.ts';
import type { LayerItem } from './choose-layers.ts';
import { resolveForm } from './form-state.ts';
import type { InterviewState } from './interview-state.ts';
import type { PromptChoice } from './prompter.ts';

/** What can be done in a review. */
export type ReviewAction = 'create' | 'change' | 'customize' | 'files' | 'cancel';

/** The steps of a review; what cannot be made yet can only be changed or left. */
export function reviewActions(possible: boolean): readonly PromptChoice<ReviewAction>[] {
  const always: readonly PromptChoice<ReviewAction>[] = [
    { value: 'change', name: 'Change an answer' },
    { value: 'customize', name: 'Customize advanced parameters and layers' },
  ];
  const cancel: PromptChoice<ReviewAction> = {
    value: 'cancel',
    name: 'Cancel without writing anything',
  };
  if (!possible) return [...always, cancel];
  return [
    { value: 'create', name: 'Create' },
    ...always,
    { value: 'files', name: 'Show all files' },
    cancel,
  ];
}

/** What a menu changes: an answer, a layer, the preset, or nothing more. */
export type ReviewItem = { readonly kind: 'answer'; readonly name: string } | LayerItem;

export const backItem: PromptChoice<ReviewItem> = { value: { kind: 'back' }, name: 'Back' };

/** The answers that can be changed, each with its value now. */
export function answerItems(
  { form, composition }: InterviewState,
  advanced: boolean,
): readonly PromptChoice<ReviewItem>[] {
  return [...resolveForm(form, composition).answers]
    .filter(([, { question }]) => (question.parameter.advanced ?? false) === advanced)
    .map(([name, { question, value }]) => ({
      value: { kind: 'answer', name },
      name: `${question.parameter.title ?? name}: ${answerText(question.parameter, value)}`,
      ...(question.parameter.description !== undefined && {
        description: question.parameter.description,
      }),
    }));
}
