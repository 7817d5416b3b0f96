import Handlebars from 'handlebars';
import type { Place } from '../errors/problem.ts';
import { closeChains } from './close-chains.ts';
import { findTooMuch } from './depth.ts';
import { findFault } from './find-fault.ts';
import { maskText } from './mask-text.ts';

/** Where a text begins in its file; lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** What the grammar of Handlebars says of a text: its syntax tree, or where it stops to be one. */
export type Read = { readonly program: hbs.AST.Program } | { readonly fault: Fault };

/** Where a text stops to be one, and why; line and column count from 1. */
interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Reads a text by the grammar of Handlebars, which is asked for nothing that takes it too long. */
export function readHandlebars(text: string): Read {
  const masked = maskText(text);
  const excess = findTooMuch(masked);
  if (excess) return { fault: faultAt(text, excess.at, excess.message) };
  try {
    const program = Handlebars.parse(masked);
    closeChains(program);
    return { program };
  } catch (error) {
    return { fault: describeFault(text, error as Error) };
  }
}

/** The place of a node in its file. Handlebars counts lines from 1 and columns from 0. */
export function placeOf(origin: Origin, location: hbs.AST.SourceLocation): Place {
  const { start, end } = location;
  const shift = start.line === 1 ? (origin.column ?? 1) : 1;
  return {
    file: origin.file,
    line: start.line + (origin.line ?? 1) - 1,
    column: start.column + shift,
    ...(start.line === end.line ? { length: Math.max(1, end.column - start.column) } : {}),
  };
}

/** Whether the grammar takes a text, asked once for each of those that a file holds again and again. */
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

/** Parse errors carry their line only in their message: `Parse error on line 3:`, or `… - 3:7`. */
function describeFault(text: string, error: Error): Fault {
  const exact = / - (\d+):(\d+)$/.exec(error.message);
  if (exact) {
    const message = error.message.slice(0, exact.index);
    return { line: Number(exact[1]), column: Number(exact[2]) + 1, message };
  }
  const found = findFault(text, parser());
  if (found) return faultAt(text, found.at, found.message);
  const line = Number(/^Parse error on line (\d+)/.exec(error.message)?.[1] ?? 1);
  const column = (text.split('\n')[line - 1] ?? '').search(/(?<!\$|\\)\{\{/) + 1;
  return { line, column: Math.max(1, column), message: 'these braces hold no expression' };
}

function faultAt(text: string, offset: number, message: string): Fault {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
}
