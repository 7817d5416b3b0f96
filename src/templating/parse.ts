import { bad, type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import { lowerText } from './lower.ts';
import { lowerExpression } from './lower-expression.ts';
import { noPartials, type Partials } from './partials.ts';
import { type Origin, readHandlebars } from './read.ts';
import type { Expression, Template } from './syntax.ts';

/** Reads a text with braces: a skeleton file, a path, a default. Only skeletons call partials. */
export function parseTemplate(
  text: string,
  origin: Origin,
  partials: Partials = noPartials,
): Checked<Template> {
  const read = readHandlebars(text, origin);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const nodes = lowerText(read.value, origin, { problems, partials });
  return checked({ nodes }, problems);
}

const opening = '{{#if ';

/** Reads an expression without braces: a `when`. */
export function parseExpression(text: string, origin: Origin): Checked<Expression> {
  const test = readCondition(text);
  if (test === undefined) return bad(conditionProblem(text, origin));
  const problems: Problem[] = [];
  const shifted = { ...origin, column: (origin.column ?? 1) - opening.length };
  const expression = lowerExpression(test, { origin: shifted, problems });
  return checked(expression, problems);
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

function conditionProblem(text: string, origin: Origin): Problem {
  return {
    code: 'skeleton/syntax',
    message: `${JSON.stringify(text)} is no condition`,
    place: { ...origin, length: text.length },
    hint: 'write a parameter, or a call such as (eq store "postgres")',
  };
}
