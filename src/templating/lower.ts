import { append } from '../shared/append.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { isRaw, readBlockHead } from './block-head.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerContent, lowerMustache, type StrippedContent } from './lower-leaf.ts';
import { type Lowering, reportAt } from './lowering.ts';
import { findCallFault, type PartialCall } from './partial-call.ts';
import {
  type Definition,
  type Frames,
  findTarget,
  inlineName,
  inlinesOf,
  isDefinition,
  type Target,
} from './partial-scope.ts';
import { type Partials, readPartial } from './partials.ts';
import { locationOf, type Origin } from './read.ts';
import { joinSlotLines } from './slot-lines.ts';
import type { TemplateNode } from './syntax.ts';

const none: ReadonlySet<string> = new Set();
/** A few partials that call each other twice could expand to more than fits into memory. */
const mostNodes = 20_000;

/** The nodes of a whole text; what the closed language does not have is a problem. */
export function lowerText(
  program: hbs.AST.Program,
  origin: Origin,
  { diagnostics, partials }: { readonly diagnostics: Diagnostic[]; readonly partials: Partials },
): readonly TemplateNode[] {
  const text = { inline: new Map() };
  const lowering: Lowering = {
    ...{ origin, diagnostics, partials, text, locals: none, hidden: none, frames: [{}] },
    ...{ block: undefined, open: [], budget: { left: mostNodes } },
  };
  return lowerProgram(program, lowering, []);
}

/** A program, during which the inline partials that it defines are known; they see the items of the frames `sees`. */
function lowerProgram(
  program: hbs.AST.Program | undefined,
  lowering: Lowering,
  sees: Frames,
): readonly TemplateNode[] {
  const { text } = lowering;
  const before = text.inline;
  const inlines = inlinesOf(program, { ...lowering, frames: sees });
  if (inlines.size > 0) text.inline = new Map([...before, ...inlines]);
  const nodes = (program?.body ?? []).flatMap((statement) => lowerStatement(statement, lowering));
  text.inline = before;
  return joinSlotLines(nodes);
}

function lowerStatement(statement: hbs.AST.Statement, lowering: Lowering): readonly TemplateNode[] {
  if (lowering.open.length > 0) lowering.budget.left -= 1;
  switch (String(statement.type)) {
    case 'ContentStatement':
      return [lowerContent(statement as StrippedContent, lowering)];
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return lowerMustache(statement as hbs.AST.MustacheStatement, lowering);
    case 'BlockStatement':
      return lowerBlock(statement as hbs.AST.BlockStatement, lowering);
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return lowerPartial(statement as PartialCall, lowering);
    default:
      if (inlineName(statement) !== undefined) return [];
      return reportAt(lowering, statement, 'the only decorator is {{#*inline "name"}}');
  }
}

function lowerBlock(node: hbs.AST.BlockStatement, lowering: Lowering): readonly TemplateNode[] {
  const { frames } = lowering;
  if (isRaw(node) && node.path.original === 'raw' && node.params.length === 0)
    return lowerProgram(node.program, lowering, frames);
  const head = readBlockHead(node, lowering);
  if (head === undefined) return [];
  const { name, value, locals } = head;
  const location = locationOf(lowering.origin, node.loc);
  const isTest = name === 'if' || name === 'unless';
  const inside = isTest ? lowering : enterBlock(lowering, locals);
  const body = lowerProgram(node.program, inside, frames);
  const otherwise = lowerProgram(node.inverse, lowering, frames);
  if (!isTest) return [{ kind: name, value, locals, body, otherwise, location }];
  const [whenTrue, whenFalse] = name === 'if' ? [body, otherwise] : [otherwise, body];
  return [{ kind: 'if', test: value, whenTrue, whenFalse, location }];
}

function enterBlock(lowering: Lowering, locals: readonly string[]): Lowering {
  return {
    ...lowering,
    locals: new Set([...lowering.locals, ...locals]),
    hidden: new Set([...lowering.hidden].filter((name) => !locals.includes(name))),
    frames: [...lowering.frames, {}],
  };
}

function lowerPartial(node: PartialCall, lowering: Lowering): readonly TemplateNode[] {
  const isBlock = String(node.type) === 'PartialBlockStatement';
  const partial = String((node.name as hbs.AST.PathExpression).original ?? '');
  const own: Definition | undefined = isBlock
    ? { ...lowering, kind: 'block', program: node.program }
    : undefined;
  const target = findTarget(partial, lowering, lowering.partials) ?? own;
  const error = findCallFault(node, partial, target, lowering);
  if (error) return reportAt(lowering, node.name, error.message, error);
  if (target === undefined) return [];
  const [context] = node.params.map((param) => lowerExpression(param, lowering));
  const hash = (node.hash?.pairs ?? []).map(
    ({ key, value }) => [key, lowerExpression(value, lowering)] as const,
  );
  const around = isDefinition(target) ? target.frames : lowering.frames;
  const keepsItem = context === undefined && hash.length === 0;
  const item = keepsItem ? (lowering.frames.at(-1) ?? {}) : {};
  const inside = {
    ...lowering,
    open: [...lowering.open, { name: partial, target }],
    frames: [...around, item],
  };
  const body = isDefinition(target)
    ? lowerDefinition(target, { ...inside, block: own ?? lowering.block })
    : lowerFile(target, own, inside, lowering.frames);
  const isOfBlock = isDefinition(target) && target.kind === 'block';
  return [
    {
      kind: 'partial',
      ...{ partial, context, hash, body },
      file: isDefinition(target) ? undefined : target.file,
      up: isDefinition(target) ? lowering.frames.length - around.length : undefined,
      sameItem: item === around.at(-1),
      dataFrames: (isBlock ? 1 : 0) + (isOfBlock ? 1 : 0),
      indent: node.indent,
      location: locationOf(lowering.origin, node.loc),
    },
  ];
}

/** The nodes of what is written in the text itself, which sees the items and the inline partials around its definition. */
function lowerDefinition(target: Definition, call: Lowering): readonly TemplateNode[] {
  const { kind, program, origin, text, frames } = target;
  const isBlock = kind === 'block';
  const locals = isBlock ? target.locals : none;
  const hidden = isBlock ? target.hidden : new Set([...target.locals, ...target.hidden]);
  const block = isBlock ? target.block : call.block;
  const open = isBlock ? [...target.open, { name: '@partial-block', target }] : call.open;
  const inside = { ...call, origin, text, locals, hidden, block, open };
  return lowerProgram(program, inside, frames);
}

/** The nodes of a partial of its own file, which sees the items around its call, and the inline partials of its block. */
function lowerFile(
  target: Exclude<Target, Definition>,
  own: Definition | undefined,
  call: Lowering,
  frames: Frames,
): readonly TemplateNode[] {
  const read = readPartial(target);
  if (!read.ok) append(call.diagnostics, read.diagnostics);
  const ofBlock = own ? inlinesOf(own.program, { ...own, frames }) : [];
  const text = { inline: new Map([...call.text.inline, ...ofBlock]) };
  const inside = {
    ...call,
    ...{ origin: { file: target.file }, text, locals: none, hidden: none },
    block: own ?? call.block,
  };
  return read.ok ? lowerProgram(read.value, inside, frames) : [];
}
