import { append } from '../errors/append.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { convertExpression } from './convert-expression.ts';
import { convertStatements } from './convert-nodes.ts';
import type { BlockPart, Part, TextPart } from './parts.ts';
import { joinSlotLines } from './slot-lines.ts';
import type { Node, TextNode } from './syntax.ts';

/** The nodes of a text that was cut into parts. */
export function convertParts(parts: readonly Part[], problems: Problem[]): readonly Node[] {
  const nodes: Node[] = [];
  for (const part of parts) {
    if (part.kind === 'text') nodes.push(convertText(part));
    else if (part.kind === 'block') nodes.push(convertBlock(part, problems));
    else append(nodes, convertStatements(part.program, { origin: part.origin, problems }));
  }
  return joinSlotLines(nodes);
}

/** Where a line was taken from its start, a text begins on a later one. */
function convertText({ original, text, line }: TextPart): TextNode {
  if (text === original) return { kind: 'text', text, line };
  const blank = (one: string) => one.length - one.trimStart().length;
  const taken = original.slice(0, blank(original) - blank(text));
  return { kind: 'text', text, line: line + taken.split('\n').length - 1 };
}

function convertBlock(part: BlockPart, problems: Problem[]): Node {
  const { name, subject, locals, origin } = part;
  const value = convertExpression(subject, { origin, problems });
  const body = convertParts(part.body, problems);
  const otherwise = convertParts(part.otherwise ?? [], problems);
  const place = placeOf(part);
  if (name === 'each' || name === 'with')
    return { kind: name, value, locals, body, otherwise, place };
  const [whenTrue, whenFalse] = name === 'if' ? [body, otherwise] : [otherwise, body];
  return { kind: 'if', test: value, whenTrue, whenFalse, place };
}

function placeOf({ origin, length }: BlockPart): Place {
  return { ...origin, ...(length !== undefined && { length }) };
}
