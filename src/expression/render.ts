import { isList, isMapping, type Mapping, quote, typeName, type Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { evaluateIn, type Frame } from './evaluate.ts';
import { helperNamed, helperProblem } from './helper-names.ts';
import { isPrintable, isTruthy } from './helpers.ts';
import type {
  BlockNode,
  Expression,
  IfNode,
  NameExpression,
  Node,
  SlotNode,
  Template,
} from './syntax.ts';

/** What a text is rendered with: the values of its names, and what capabilities put into its slots. */
export interface Scope {
  readonly names: Mapping;
  readonly slots?: ReadonlyMap<string, readonly string[]>;
  /** Told of each block that is reached, and whether its value held. */
  readonly onBranch?: (node: IfNode | BlockNode, held: boolean) => void;
  /** Told of each bare name that an item gives although there is one outside of all blocks too. */
  readonly onItemName?: (name: NameExpression) => void;
}

/** The text that comes out. Throws an `IdpError` with the place where a value cannot be printed. */
export function renderTemplate(template: Template, scope: Scope): string {
  let output = '';
  renderPieces(template, scope, (text) => {
    output += text;
  });
  return output;
}

/** Takes each piece of what comes out, in order; of a slot, `index` counts what was put there. */
export type Emit = (text: string, from: Leaf, index?: number) => void;

/** A node that gives text itself. */
export type Leaf = Exclude<Node, IfNode | BlockNode>;

/** The same, piece by piece, each with the node that gives it. */
export function renderPieces(template: Template, scope: Scope, emit: Emit): void {
  const { names, onItemName } = scope;
  renderNodes(template.nodes, { names, this: names, onItemName }, { scope, emit });
}

interface Target {
  readonly scope: Scope;
  readonly emit: Emit;
}

function renderNodes(nodes: readonly Node[], frame: Frame, target: Target): void {
  for (const node of nodes) renderNode(node, frame, target);
}

function renderNode(node: Node, frame: Frame, target: Target): void {
  switch (node.kind) {
    case 'text':
      target.emit(node.text, node);
      break;
    case 'output':
      failIfHelper(node.value, frame);
      target.emit(print(node.value, evaluateIn(node.value, frame)), node);
      break;
    case 'slot':
      renderSlot(node, target);
      break;
    case 'if':
      renderNodes(branchOf(node, frame, target), frame, target);
      break;
    default:
      renderBlock(node, frame, target);
  }
}

function branchOf(node: IfNode, frame: Frame, { scope }: Target): readonly Node[] {
  const held = isTruthy(evaluateIn(node.test, frame));
  scope.onBranch?.(node, held);
  return held ? node.whenTrue : node.whenFalse;
}

function print(expression: Expression, value: Value): string {
  if (isPrintable(value)) return String(value);
  const { place } = expression;
  if (value === undefined || value === null) {
    const name = expression.kind === 'name' ? `"${expression.path.join('.')}"` : 'this';
    return fail({
      code: 'skeleton/absent-name',
      message: `${name} is absent here`,
      place,
      hint: 'guard it by {{#if}}',
    });
  }
  const message = `${quote(value)} is of type ${typeName(value)} and cannot be printed as it is`;
  return fail({
    code: 'skeleton/arguments',
    message,
    place,
    hint: 'use join, json, yaml or {{#each}}',
  });
}

/** Alone between braces the name of a helper calls it, as Handlebars has it, whatever fields an item has. */
function failIfHelper(value: Expression, { outer, locals }: Frame): void {
  const name = outer && helperNamed(value);
  if (name === undefined || (locals && Object.hasOwn(locals, name))) return;
  fail(helperProblem(name, value));
}

function renderSlot(node: SlotNode, { scope, emit }: Target): void {
  const indented = (text: string) => text.replace(/^(?=[^\r\n])/gm, node.indent ?? '');
  const contributions = scope.slots?.get(node.slot) ?? [];
  for (const [index, text] of contributions.entries()) {
    const whole = `${indented(text.replace(/\r?\n$/, ''))}\n`;
    emit(node.indent === undefined ? text : whole, node, index);
  }
}

function renderBlock(node: BlockNode, frame: Frame, target: Target): void {
  const value = evaluateIn(node.value, frame);
  const held = isTruthy(value);
  target.scope.onBranch?.(node, held);
  if (!held) renderNodes(node.otherwise, frame, target);
  else if (node.kind === 'with')
    renderNodes(node.body, enter(frame, node, [value], keysOf([value])), target);
  else renderItems(node, value, frame, target);
}

function renderItems(node: BlockNode, value: Value, frame: Frame, target: Target): void {
  const entries = entriesOf(value);
  if (entries === undefined) {
    const message = `each needs a list, not ${quote(value)}`;
    fail({ code: 'skeleton/arguments', message, place: node.value.place });
  }
  const keys = keysOf(entries.map(([, item]) => item));
  for (const [index, [key, item]] of entries.entries()) {
    const data = { index, key, first: index === 0, last: index === entries.length - 1 };
    renderNodes(node.body, { ...enter(frame, node, [item, key], keys), data }, target);
  }
}

function enter(
  outer: Frame,
  node: BlockNode,
  values: readonly Value[],
  keys: () => ReadonlySet<string>,
): Frame {
  const locals = Object.fromEntries(node.locals.map((name, index) => [name, values[index]]));
  return {
    names: outer.names,
    this: values[0],
    keys,
    onItemName: outer.onItemName,
    locals: { ...outer.locals, ...locals },
    outer,
    ...(outer.data && { data: outer.data }),
  };
}

/** Gathered when a first bare name is not found in its item. */
function keysOf(items: readonly Value[]): () => ReadonlySet<string> {
  let keys: ReadonlySet<string> | undefined;
  return () => {
    keys ??= new Set(items.flatMap((item) => (isMapping(item) ? Object.keys(item) : [])));
    return keys;
  };
}

function entriesOf(value: Value): readonly (readonly [string | number, Value])[] | undefined {
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  return isMapping(value) ? Object.entries(value) : undefined;
}
