import { type CallNode, lowerCall, lowerExpression, type Reading } from './lower-expression.ts';
import { type Lowering, reportAt } from './lowering.ts';
import { unprotectText } from './protect.ts';
import { locationOf } from './read.ts';
import type { TemplateNode } from './syntax.ts';

/** Text as the parser keeps it: what it stripped from the start is still in `original`. */
export interface StrippedContent extends hbs.AST.Statement {
  readonly value: string;
  readonly original: string;
}

/** Text between tags, without what whitespace control removed. */
export function lowerContent(
  { value, original, loc }: StrippedContent,
  { origin }: Reading,
): TemplateNode {
  const blankBefore = (text: string) => text.length - text.trimStart().length;
  const stripped = blankBefore(original) - blankBefore(value);
  const lines = original.slice(0, stripped).split('\n').length - 1;
  const line = (locationOf(origin, loc).line ?? 1) + lines;
  return { kind: 'text', text: unprotectText(value), file: origin.file, line };
}

/** What prints a value, or the place of a slot. A text in quotes is printed; Handlebars would look it up as a name. */
export function lowerMustache(
  node: hbs.AST.MustacheStatement,
  lowering: Lowering,
): readonly TemplateNode[] {
  const name = (node.path as hbs.AST.PathExpression).original;
  const hasArguments = node.params.length > 0 || node.hash !== undefined;
  if (name === 'slot' && !lowering.locals.has(name)) return lowerSlot(node, lowering);
  const value = hasArguments
    ? lowerCall(node as CallNode, lowering)
    : lowerExpression(node.path, lowering);
  return [{ kind: 'output', value }];
}

function lowerSlot(node: hbs.AST.MustacheStatement, lowering: Lowering): readonly TemplateNode[] {
  const [argument] = node.params;
  if (node.params.length !== 1 || argument?.type !== 'StringLiteral')
    return reportAt(lowering, node, 'a slot takes its name as a string: {{slot "server.plugins"}}');
  const location = locationOf(lowering.origin, argument.loc);
  const slot = (argument as hbs.AST.StringLiteral).value;
  return [{ kind: 'slot', slot, indent: undefined, location }];
}
