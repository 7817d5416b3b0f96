import { type Leaf, renderPieces, type Scope } from './render.ts';
import type { Template } from './syntax.ts';

/** Where a part of what came out stands in the text that gave it: a line of its own, or a line of what fills a slot. */
export type Traced =
  | { readonly kind: 'own'; readonly line: number; readonly column?: number | undefined }
  | {
      readonly kind: 'slot';
      readonly slot: string;
      /** Which of the texts that fill it. */
      readonly index: number;
      readonly line: number;
    };

/** The origin of the character at an offset of what comes out; undefined past its end. */
export function traceOffset(template: Template, scope: Scope, offset: number): Traced | undefined {
  let end = 0;
  let found: Traced | undefined;
  renderPieces(template, scope, (text, from, index = 0) => {
    const start = end;
    end += text.length;
    if (found === undefined && offset < end)
      found = traceIn(from, text.slice(0, Math.max(0, offset - start)), index);
  });
  return found;
}

/** Of a piece, what comes before the character. The column of a text is known from its second line on. */
function traceIn(from: Leaf, before: string, index: number): Traced {
  const lines = before.split('\n').length - 1;
  switch (from.kind) {
    case 'text': {
      const column = lines > 0 ? before.length - before.lastIndexOf('\n') : undefined;
      return { kind: 'own', line: from.line + lines, column };
    }
    case 'output': {
      const { line = 1, column } = from.value.place;
      return { kind: 'own', line, column };
    }
    case 'slot':
      return { kind: 'slot', slot: from.slot, index, line: 1 + lines };
  }
}
