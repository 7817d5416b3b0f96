import { type Leaf, type PieceDetail, type RenderScope, renderPieces } from './render.ts';
import type { Template } from './syntax.ts';

/** Where a part of an output comes from: a line of its text or of a partial, or a line of what fills a slot. */
type Traced =
  | {
      readonly kind: 'own';
      readonly file: string;
      readonly line: number;
      readonly column?: number | undefined;
    }
  | {
      readonly kind: 'slot';
      readonly slot: string;
      /** Which of the texts that fill it. */
      readonly index: number;
      readonly line: number;
    };

/** The origin of the character at an offset of the output; undefined past its end. */
export function traceOffset(
  template: Template,
  scope: RenderScope,
  offset: number,
): Traced | undefined {
  let end = 0;
  let found: Traced | undefined;
  renderPieces(template, scope, (text, from, detail) => {
    const start = end;
    end += text.length;
    if (found === undefined && offset < end)
      found = traceIn(from, text.slice(0, Math.max(0, offset - start)), detail);
  });
  return found;
}

/** Of a piece, what comes before the character. The column of a text is known from its second line on. */
function traceIn(from: Leaf, before: string, { index = 0, indented = 0 }: PieceDetail): Traced {
  const lines = before.split('\n').length - 1;
  switch (from.kind) {
    case 'text': {
      const column = before.length - before.lastIndexOf('\n') - indented;
      const known = lines > 0 ? { column: Math.max(1, column) } : {};
      return { kind: 'own', file: from.file, line: from.line + lines, ...known };
    }
    case 'output': {
      const { file, line = 1, column } = from.value.location;
      return { kind: 'own', file, line, column };
    }
    case 'slot':
      return { kind: 'slot', slot: from.slot, index, line: 1 + lines };
  }
}
