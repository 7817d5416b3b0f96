import type { SlotNode, TemplateNode } from './syntax.ts';

const lineStart = /(^|\n)([ \t]*)$/;
const lineEnd = /^[ \t]*(\r?\n|$)/;

/**
 * A slot alone on its line takes the whole line: its indentation goes to each line that is put there,
 * and the line vanishes if nothing is. Handlebars does the same for its blocks.
 */
export function joinSlotLines(nodes: readonly TemplateNode[]): readonly TemplateNode[] {
  const joined = [...nodes];
  joined.forEach((node, index) => {
    if (node.kind === 'slot') joinSlotLine(joined, index, node);
  });
  return joined;
}

function joinSlotLine(nodes: TemplateNode[], index: number, slot: SlotNode): void {
  const before = nodes[index - 1];
  const after = nodes[index + 1];
  const textBefore = textAt(before, index === 0);
  const textAfter = textAt(after, index === nodes.length - 1);
  const start = textBefore === undefined ? null : lineStart.exec(textBefore);
  const end = textAfter === undefined ? null : lineEnd.exec(textAfter);
  if (start === null || end === null || textBefore === undefined || textAfter === undefined) return;

  const indent = start[2] ?? '';
  nodes[index] = { ...slot, indent };
  if (before?.kind === 'text')
    nodes[index - 1] = {
      ...before,
      text: textBefore.slice(0, textBefore.length - indent.length),
    };
  if (after?.kind === 'text') {
    const line = after.line + (end[0].endsWith('\n') ? 1 : 0);
    nodes[index + 1] = { ...after, text: textAfter.slice(end[0].length), line };
  }
}

/** The text beside a slot; empty at the edge of the file, undefined if there is anything else. */
function textAt(node: TemplateNode | undefined, edge: boolean): string | undefined {
  if (node === undefined) return edge ? '' : undefined;
  return node.kind === 'text' ? node.text : undefined;
}
