import type { Problem } from '../../errors/problem.ts';
import { namesFromItems } from '../render-once.ts';
import type { Trial } from '../trial.ts';
import { itemName } from '../typed/item-names.ts';

/** Bare names that an item gave while a file was rendered, where nothing is known of the items before. */
export function checkGivenNames({ files, slotTexts, names }: Trial): readonly Problem[] {
  return [...files, ...slotTexts].flatMap(({ file }) => namesFromItems(file, names).map(itemName));
}
