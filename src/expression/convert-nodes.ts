import type { Problem } from '../errors/problem.ts';
import { type Conversion, convertCall, convertExpression } from './convert-expression.ts';
import { unmask } from './mask-text.ts';
import { placeOf } from './read.ts';
import { joinSlotLines } from './slot-lines.ts';
import type { Node } from './syntax.ts';

/** The closed form of a Handlebars program; what the closed language does not have is a problem. */
export function convertProgram(
  program: hbs.AST.Program | undefined,
  conversion: Conversion,
): readonly Node[] {
  return joinSlotLines(convertStatements(program, conversion));
}

/** The same before slots take their lines: for a part of a text, whose lines go on outside of it. */
export function convertStatements(
  program: hbs.AST.Program | undefined,
  conversion: Conversion,
): readonly Node[] {
  return (program?.body ?? []).flatMap((statement) => convertStatement(statement, conversion));
}

function convertStatement(statement: hbs.AST.Statement, conversion: Conversion): readonly Node[] {
  switch (statement.type) {
    case 'ContentStatement':
      return [convertText(statement as StrippedContent, conversion)];
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return convertMustache(statement as hbs.AST.MustacheStatement, conversion);
    case 'BlockStatement':
      return convertBlock(statement as hbs.AST.BlockStatement, conversion);
    default:
      return refuse(conversion, statement, 'partials and decorators are not part of the language');
  }
}

/** Text as the grammar keeps it: what it stripped from the start stands in `original` still. */
interface StrippedContent extends hbs.AST.Statement {
  readonly value: string;
  readonly original: string;
}

function convertText({ value, original, loc }: StrippedContent, { origin }: Conversion): Node {
  const blankBefore = (text: string) => text.length - text.trimStart().length;
  const stripped = blankBefore(original) - blankBefore(value);
  const lines = original.slice(0, stripped).split('\n').length - 1;
  return { kind: 'text', text: unmask(value), line: (placeOf(origin, loc).line ?? 1) + lines };
}

function convertMustache(node: hbs.AST.MustacheStatement, conversion: Conversion): readonly Node[] {
  if (!node.escaped)
    return refuse(conversion, node, 'output is never escaped: two braces are enough');
  const name = (node.path as hbs.AST.PathExpression).original;
  const [argument] = node.params;
  if (name === 'slot' && node.params.length === 1 && argument?.type === 'StringLiteral') {
    const slot = (argument as hbs.AST.StringLiteral).value;
    return [
      { kind: 'slot', slot, indent: undefined, place: placeOf(conversion.origin, argument.loc) },
    ];
  }
  if (name === 'slot')
    return refuse(conversion, node, 'a slot takes its name as a text: {{slot "server.plugins"}}');
  const calls = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
  const value = calls
    ? convertCall(node, conversion)
    : convertExpression(node.path as hbs.AST.Expression, conversion);
  return [{ kind: 'output', value }];
}

function convertBlock(node: hbs.AST.BlockStatement, conversion: Conversion): readonly Node[] {
  const name = node.path.original;
  const [subject, ...more] = node.params;
  if (!['if', 'unless', 'each', 'with'].includes(name)) {
    return refuse(
      conversion,
      node.path,
      `"${name}" is no block: there is if, unless, each and with`,
      'skeleton/unknown-helper',
    );
  }
  if (subject === undefined || more.length > 0 || node.hash?.pairs.length) {
    return refuse(conversion, node.path, `#${name} takes 1 argument`, 'skeleton/arguments');
  }
  const value = convertExpression(subject, conversion);
  const body = convertProgram(node.program, conversion);
  const otherwise = convertProgram(node.inverse, conversion);
  const place = placeOf(conversion.origin, node.loc);
  if (name === 'each' || name === 'with') {
    return [{ kind: name, value, locals: node.program?.blockParams ?? [], body, otherwise, place }];
  }
  const [whenTrue, whenFalse] = name === 'if' ? [body, otherwise] : [otherwise, body];
  return [{ kind: 'if', test: value, whenTrue, whenFalse, place }];
}

function refuse(
  { origin, problems }: Conversion,
  node: { readonly loc: hbs.AST.SourceLocation },
  message: string,
  code: Problem['code'] = 'skeleton/syntax',
): readonly Node[] {
  problems.push({ code, message, place: placeOf(origin, node.loc) });
  return [];
}
