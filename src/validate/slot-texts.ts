import type { LoadedFile } from '../scaffold/skeleton/load-skeleton.ts';
import { decodeText } from '../shared/tree/text.ts';
import type { RenderCase } from './render-case.ts';
import { renderOnce } from './render-once.ts';

/** A text that fills a slot of a case. */
interface SlotText {
  readonly slot: string;
  readonly file: LoadedFile;
  readonly text: string;
}

/** What fills the slots, in the order in which it does; what renders to nothing fills none. */
export function textsOfSlots({ slotTexts, names }: RenderCase): readonly SlotText[] {
  return slotTexts
    .map(({ slot, file }) => ({ slot, file, text: textIn(renderOnce(file, names)) }))
    .filter(({ text }) => text.trim() !== '');
}

/** The same by slot. */
export function groupBySlot(texts: readonly SlotText[]): ReadonlyMap<string, readonly SlotText[]> {
  const slots = new Map<string, SlotText[]>();
  for (const text of texts) if (!slots.get(text.slot)?.push(text)) slots.set(text.slot, [text]);
  return slots;
}

function textIn({ skeletonFile }: LoadedFile): string {
  return decodeText(skeletonFile.bytes) ?? '';
}
