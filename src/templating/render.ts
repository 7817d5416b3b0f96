import {
  isList,
  isMapping,
  type Mapping,
  quote,
  typeName,
  type Value,
} from '../shared/data/value.ts';
import { throwError } from '../shared/error.ts';
import { climb, evaluateIn, type Frame, failAbsent, outermostFrame } from './evaluate.ts';
import { helperDiagnostic, helperNamed } from './helper-names.ts';
import { isPrintable, isTruthy } from './helpers.ts';
import { partialFrame } from './partial-frame.ts';
import type {
  BlockNode,
  Expression,
  IfNode,
  NameExpression,
  PartialNode,
  SlotNode,
  Template,
  TemplateNode,
} from './syntax.ts';

/** What a text is rendered with: the values of its names, and what capabilities put into its slots. */
export interface RenderScope {
  readonly names: Mapping;
  readonly slots?: ReadonlyMap<string, readonly string[]>;
  /** Called for each block that is reached, with the truth of its value. */
  readonly onBranch?: (node: IfNode | BlockNode, held: boolean) => void;
  /** Called for each bare name that an item has, although there is also one outside of all blocks. */
  readonly onItemName?: (name: NameExpression) => void;
}

/** The output of a text. Throws an `IdpError` with the location of a value that cannot be printed. */
export function renderTemplate(template: Template, scope: RenderScope): string {
  let output = '';
  renderPieces(template, scope, (text) => {
    output += text;
  });
  return output;
}

/** Takes each piece of the output, in order. */
type Emit = (text: string, from: Leaf, detail: PieceDetail) => void;

export interface PieceDetail {
  /** Of a slot: which of the texts in it. */
  readonly index?: number;
  /** How many columns of its lines are the indentation of a partial. */
  readonly indented?: number;
}

/** A node with output of its own. */
export type Leaf = Exclude<TemplateNode, IfNode | BlockNode | PartialNode>;

/** The same, piece by piece, each with its node. */
export function renderPieces(template: Template, scope: RenderScope, emit: Emit): void {
  const frame = outermostFrame(scope.names, scope.onItemName);
  renderNodes(template.nodes, frame, { scope, emit });
}

interface Sink {
  readonly scope: RenderScope;
  readonly emit: Emit;
}

function renderNodes(nodes: readonly TemplateNode[], frame: Frame, sink: Sink): void {
  for (const node of nodes) renderNode(node, frame, sink);
}

function renderNode(node: TemplateNode, frame: Frame, sink: Sink): void {
  switch (node.kind) {
    case 'text':
      sink.emit(node.text, node, {});
      break;
    case 'output':
      throwIfHelper(node.value, frame);
      sink.emit(print(node.value, evaluateIn(node.value, frame)), node, {});
      break;
    case 'slot':
      renderSlot(node, sink);
      break;
    case 'if': {
      const held = isTruthy(evaluateIn(node.test, frame));
      sink.scope.onBranch?.(node, held);
      renderNodes(held ? node.whenTrue : node.whenFalse, frame, sink);
      break;
    }
    case 'partial':
      renderNodes(node.body, partialFrame(node, frame), indentSink(node, sink));
      break;
    default:
      renderBlock(node, frame, sink);
  }
}

function print(expression: Expression, value: Value): string {
  if (isPrintable(value)) return String(value);
  if (value === undefined || value === null) return failAbsent(expression, 'this');
  return throwError({
    code: 'skeleton/arguments',
    message: `${quote(value)} is of type ${typeName(value)} and cannot be printed directly`,
    location: expression.location,
    hint: 'use join, json, yaml or {{#each}}',
  });
}

/** Alone between braces the name of a helper calls it, as Handlebars has it, whatever fields an item has. */
function throwIfHelper(value: Expression, frame: Frame): void {
  const name = climb(frame, 0)?.outer && helperNamed(value);
  const { locals } = frame;
  if (name === undefined || (locals && Object.hasOwn(locals, name))) return;
  throwError(helperDiagnostic(name, value));
}

function renderSlot(node: SlotNode, { scope, emit }: Sink): void {
  const indented = (text: string) => text.replace(/^(?=[^\r\n])/gm, node.indent ?? '');
  const contributions = scope.slots?.get(node.slot) ?? [];
  for (const [index, text] of contributions.entries()) {
    const whole = `${indented(text.replace(/\r?\n$/, ''))}\n`;
    emit(node.indent === undefined ? text : whole, node, { index });
  }
}

function renderBlock(node: BlockNode, frame: Frame, sink: Sink): void {
  const value = evaluateIn(node.value, frame);
  if (node.kind === 'with') {
    const held = isTruthy(value) || value === 0;
    sink.scope.onBranch?.(node, held);
    if (held) renderNodes(node.body, enter(frame, node, [value], keysOf([value])), sink);
    else renderNodes(node.otherwise, frame, sink);
    return;
  }
  const entries = isTruthy(value) ? entriesOf(value, node) : [];
  sink.scope.onBranch?.(node, entries.length > 0);
  if (entries.length === 0) renderNodes(node.otherwise, frame, sink);
  const keys = keysOf(entries.map(([, item]) => item));
  for (const [index, [key, item]] of entries.entries()) {
    const values = { index, key, first: index === 0, last: index === entries.length - 1 };
    const inside = enter(frame, node, [item, key], keys);
    renderNodes(node.body, { ...inside, data: { values, outer: frame.data } }, sink);
  }
}

function entriesOf(value: Value, node: BlockNode): readonly (readonly [string | number, Value])[] {
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  if (isMapping(value)) return Object.entries(value);
  const message = `each needs a list, not ${quote(value)}`;
  return throwError({ code: 'skeleton/arguments', message, location: node.value.location });
}

function enter(
  outer: Frame,
  node: BlockNode,
  values: readonly Value[],
  keys: () => ReadonlySet<string>,
): Frame {
  const locals = Object.fromEntries(node.locals.map((name, index) => [name, values[index]]));
  const { names, data, onItemName } = outer;
  return {
    names,
    this: values[0],
    keys,
    locals: { ...outer.locals, ...locals },
    data,
    outer,
    onItemName,
  };
}

/** Collected when a first bare name is not found in its item. */
function keysOf(items: readonly Value[]): () => ReadonlySet<string> {
  let keys: ReadonlySet<string> | undefined;
  return () => {
    keys ??= new Set(items.flatMap((item) => (isMapping(item) ? Object.keys(item) : [])));
    return keys;
  };
}

/** The lines of a partial that is alone on its line are indented as its call is, blank ones too, as Handlebars does. */
function indentSink({ indent }: PartialNode, sink: Sink): Sink {
  if (!indent) return sink;
  let atStart = true;
  const emit: Emit = (text, from, detail) => {
    if (text === '') return;
    const start = atStart ? indent : '';
    atStart = text.endsWith('\n');
    const indented = (detail.indented ?? 0) + indent.length;
    sink.emit(start + text.replace(/\n(?=[\s\S])/g, `\n${indent}`), from, { ...detail, indented });
  };
  return { ...sink, emit };
}
