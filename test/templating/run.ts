import type { Mapping, Value } from '../../src/shared/data/value.ts';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';
import { unwrap } from '../../src/shared/result.ts';
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
  return renderTemplate(unwrap(parseTemplate(text, origin)), { names, ...(slots && { slots }) });
}

/** The value of an expression; throws what stands in its way. */
export function evaluateText(text: string, names: Mapping = {}): Value {
  return evaluate(unwrap(parseExpression(text, origin)), names);
}

/** What is wrong with a template before anything is known: `code line:column message`. */
export function faultsOf(text: string): readonly string[] {
  const parsed = parseTemplate(text, origin);
  return parsed.ok ? [] : parsed.diagnostics.map(brief);
}

/** The same of an expression. */
export function faultsOfExpression(text: string): readonly string[] {
  const parsed = parseExpression(text, origin);
  return parsed.ok ? [] : parsed.diagnostics.map(brief);
}

export function brief({ code, message, location }: Diagnostic): string {
  return `${code} ${location?.line}:${location?.column} ${message}`;
}
