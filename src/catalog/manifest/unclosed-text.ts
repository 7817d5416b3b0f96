import { type Document, isScalar, visit } from 'yaml';

/** Where a quoted text begins that is never closed; undefined if all are. */
export function findUnclosedText(document: Document, text: string): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      const quote = text[start];
      if (!isScalar(node) || (quote !== '"' && quote !== "'")) return undefined;
      const isClosed = end - start > 1 && text[end - 1] === quote && !isEscaped(text, end - 1);
      if (isClosed) return undefined;
      found = start;
      return visit.BREAK;
    },
  });
  return found;
}

/** Whether an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count += 1;
  return text[at] === '"' && count % 2 === 1;
}
