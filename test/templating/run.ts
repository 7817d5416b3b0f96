import type { Mapping, Value } from '../../src/data/value.ts';
import { orThrow } from '../../src/errors/checked.ts';
import type { Problem } from '../../src/errors/problem.ts';
import { evaluate } from '../../src/templating/evaluate.ts';
import { parseExpression, parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';

const origin = { file: 'berth.md.hbs' };

/** The text that a template gives; throws what stands in its way. */
export function render(
  text: string,
  names: Mapping = {},
  slots?: ReadonlyMap<string, readonly string[]>,
): string {
  return renderTemplate(orThrow(parseTemplate(text, origin)), { names, ...(slots && { slots }) });
}

/** The value of an expression; throws what stands in its way. */
export function evaluateText(text: string, names: Mapping = {}): Value {
  return evaluate(orThrow(parseExpression(text, origin)), names);
}

/** What is wrong with a template before anything is known: `code line:column message`. */
export function faultsOf(text: string): readonly string[] {
  const parsed = parseTemplate(text, origin);
  return parsed.ok ? [] : parsed.problems.map(brief);
}

/** The same of an expression. */
export function faultsOfExpression(text: string): readonly string[] {
  const parsed = parseExpression(text, origin);
  return parsed.ok ? [] : parsed.problems.map(brief);
}

export function brief({ code, message, place }: Problem): string {
  return `${code} ${place?.line}:${place?.column} ${message}`;
}
