import type { FixResult } from '../../validate/fix/apply-fixes.ts';

/** Files as they will be, over those on disk; by the names that messages use. */
export interface Overlay {
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** The name on disk, and the new one. */
  readonly renamed: ReadonlyMap<string, string>;
}

export const unchangedTexts: Overlay = { texts: new Map(), renamed: new Map() };

/** Adds another round of fixes; a text keeps its state on disk. */
export function addFixed(
  overlay: Overlay,
  fixResult: FixResult,
  sources: ReadonlyMap<string, string>,
): Overlay {
  const texts = [...fixResult.texts].map(([file, after]) => {
    const before = overlay.texts.get(file)?.before ?? sources.get(file) ?? '';
    return [file, { before, after }] as const;
  });
  return {
    texts: new Map([...overlay.texts, ...texts]),
    renamed: new Map([...overlay.renamed, ...fixResult.renamed]),
  };
}

export function overlayTextOf({ texts }: Overlay, file: string, text: string): string {
  return texts.get(file)?.after ?? text;
}

export function overlayNameOf({ renamed }: Overlay, file: string): string {
  return renamed.get(file) ?? file;
}
