import type { Diagnostic } from '../shared/diagnostic.ts';
import { err, type Result, toResult } from '../shared/result.ts';
import { lowerText } from './lower.ts';
import { lowerExpression } from './lower-expression.ts';
import { noPartials, type Partials } from './partials.ts';
import { type Origin, readHandlebars } from './read.ts';
import type { Expression, Template } from './syntax.ts';

/** Parses a text with braces: a skeleton file, a path, a default. Only skeletons call partials. */
export function parseTemplate(
  text: string,
  origin: Origin,
  partials: Partials = noPartials,
): Result<Template> {
  const read = readHandlebars(text, origin);
  if (!read.ok) return read;
  const diagnostics: Diagnostic[] = [];
  const nodes = lowerText(read.value, origin, { diagnostics, partials });
  return toResult({ nodes }, diagnostics);
}

const opening = '{{#if ';

/** Reads an expression without braces: a `when`. */
export function parseExpression(text: string, origin: Origin): Result<Expression> {
  const test = readCondition(text);
  if (test === undefined) return err(conditionDiagnostic(text, origin));
  const diagnostics: Diagnostic[] = [];
  const shifted = { ...origin, column: (origin.column ?? 1) - opening.length };
  const expression = lowerExpression(test, { origin: shifted, diagnostics });
  return toResult(expression, diagnostics);
}

/** The one argument of a block that holds nothing. */
function readCondition(text: string): hbs.AST.Expression | undefined {
  const read = readHandlebars(`${opening}${text}}}{{/if}}`, { file: '' });
  const [statement, ...more] = read.ok ? read.value.body : [];
  if (statement?.type !== 'BlockStatement' || more.length > 0) return undefined;
  const { params, hash, program } = statement as hbs.AST.BlockStatement;
  const isOne = params.length === 1 && !hash && program.body.length === 0;
  return isOne && program.blockParams === undefined ? params[0] : undefined;
}

function conditionDiagnostic(text: string, origin: Origin): Diagnostic {
  return {
    code: 'skeleton/syntax',
    message: `invalid condition ${JSON.stringify(text)}`,
    location: { ...origin, length: text.length },
    hint: 'write a parameter, or a call such as (eq store "postgres")',
  };
}
