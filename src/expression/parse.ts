import { bad, type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import { convertExpression } from './convert-expression.ts';
import { convertProgram } from './convert-nodes.ts';
import { convertParts } from './convert-parts.ts';
import type { Part } from './parts.ts';
import { type Origin, readHandlebars } from './read.ts';
import { readArgument } from './read-call.ts';
import { readPlain } from './read-plain.ts';
import type { Expression, Template } from './syntax.ts';
import { trimTagLines } from './trim-tag-lines.ts';

/** Reads a text with braces: a skeleton file, a path, a default. */
export function parseTemplate(text: string, origin: Origin): Checked<Template> {
  const parts = readPlain(text, origin);
  return parts ? convertPlain(parts) : parseWhole(text, origin);
}

function convertPlain(parts: readonly Part[]): Checked<Template> {
  trimTagLines(parts);
  const problems: Problem[] = [];
  const nodes = convertParts(parts, problems);
  return checked({ nodes }, problems);
}

/** The same by the whole grammar, whatever the text holds. */
export function parseWhole(text: string, origin: Origin): Checked<Template> {
  const read = readHandlebars(text);
  if ('fault' in read) return bad(syntaxProblem(read.fault, origin));
  const problems: Problem[] = [];
  const nodes = convertProgram(read.program, { origin, problems });
  return checked({ nodes }, problems);
}

const opening = '{{#if ';

/** Reads an expression without braces: a `when`. */
export function parseExpression(text: string, origin: Origin): Checked<Expression> {
  const shifted = { ...origin, column: (origin.column ?? 1) - opening.length };
  const test = readArgument(text, opening.length) ?? readCondition(text);
  if (test === undefined) return bad(conditionProblem(text, origin));
  const problems: Problem[] = [];
  const expression = convertExpression(test, { origin: shifted, problems });
  return checked(expression, problems);
}

/** The same by the grammar: the one argument of a block that holds nothing. */
function readCondition(text: string): hbs.AST.Expression | undefined {
  const read = readHandlebars(`${opening}${text}}}{{/if}}`);
  const [statement, ...more] = 'program' in read ? read.program.body : [];
  if (statement?.type !== 'BlockStatement' || more.length > 0) return undefined;
  const { params, program } = statement as hbs.AST.BlockStatement;
  return params.length === 1 && program.body.length === 0 ? params[0] : undefined;
}

function conditionProblem(text: string, origin: Origin): Problem {
  return {
    code: 'skeleton/syntax',
    message: `${JSON.stringify(text)} is no condition`,
    place: { ...origin, length: text.length },
    hint: 'write a parameter, or a call such as (eq store "postgres")',
  };
}

function syntaxProblem(
  fault: { readonly line: number; readonly column: number; readonly message: string },
  origin: Origin,
): Problem {
  const column = fault.line === 1 ? fault.column + (origin.column ?? 1) - 1 : fault.column;
  return {
    code: 'skeleton/syntax',
    message: fault.message,
    place: { file: origin.file, line: fault.line + (origin.line ?? 1) - 1, column, length: 2 },
    hint: 'to write braces into the output, put a backslash before them: \\{{',
  };
}
