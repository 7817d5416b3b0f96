import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { RenderCase } from '../render-case.ts';
import { namesFromItems } from '../render-once.ts';
import { resolveItemName } from '../typed/item-names.ts';

/** Bare names that an item provided while a file was rendered, where the types of the items are unknown. */
export function checkOutputPaths({ files, slotTexts, names }: RenderCase): readonly Diagnostic[] {
  return [...files, ...slotTexts].flatMap(({ file }) =>
    namesFromItems(file, names).map(resolveItemName),
  );
}
