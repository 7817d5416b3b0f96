import Handlebars from 'handlebars';
import type { Diagnostic, Location } from '../shared/diagnostic.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { findFault } from './find-fault.ts';
import { findExcess } from './limits.ts';
import { protectText } from './protect.ts';
import type { FaultAt } from './scan-tags.ts';

/** Where a text begins in its file; lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Reads a text with the parser of Handlebars, which never gets what takes it too long. */
export function readHandlebars(text: string, origin: Origin): Result<hbs.AST.Program> {
  const protectedText = protectText(text);
  const excess = findExcess(protectedText);
  if (excess) return err(problemAt(text, excess, origin));
  try {
    return ok(Handlebars.parse(protectedText));
  } catch (error) {
    return err(problemAt(text, explain(text, error as Error), origin));
  }
}

/** The location of a node in its file. Handlebars counts lines from 1 and columns from 0. */
export function locationOf(origin: Origin, { start, end }: hbs.AST.SourceLocation): Location {
  const shift = start.line === 1 ? (origin.column ?? 1) : 1;
  return {
    file: origin.file,
    line: start.line + (origin.line ?? 1) - 1,
    column: start.column + shift,
    ...(start.line === end.line ? { length: Math.max(1, end.column - start.column) } : {}),
  };
}

/** Parse errors have their line only in their message: `Parse error on line 3:`, or `… - 3:7`. */
function explain(text: string, error: Error): FaultAt {
  const exact = / - (\d+):(\d+)$/.exec(error.message);
  if (exact) {
    const at = offsetOf(text, Number(exact[1]), Number(exact[2]));
    return { at, message: error.message.slice(0, exact.index) };
  }
  const found = findFault(text, parser());
  if (found) return found;
  const line = Number(/^Parse error on line (\d+)/.exec(error.message)?.[1] ?? 1);
  const column = (text.split('\n')[line - 1] ?? '').search(/(?<!\$|\\)\{\{/);
  const at = offsetOf(text, line, Math.max(0, column));
  return { at, message: 'invalid expression' };
}

/** Whether the parser accepts a piece of a text, cached for repeated pieces. */
function parser(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = parses(text);
    known.set(text, answer);
    return answer;
  };
}

function parses(text: string): boolean {
  try {
    Handlebars.parse(text);
    return true;
  } catch {
    return false;
  }
}

const escapeHint = 'to output literal braces, escape them: \\{{';

function problemAt(text: string, { at, message, hint }: FaultAt, origin: Origin): Diagnostic {
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? (origin.column ?? 1) : 1);
  const line = before.length + (origin.line ?? 1) - 1;
  const location = { file: origin.file, line, column, length: 2 };
  return { code: 'skeleton/syntax', message, location, hint: hint ?? escapeHint };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let left = line - 1; left > 0; left -= 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(text.length, start + column);
}
