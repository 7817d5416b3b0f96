import { isList, isMapping, type Mapping, quote, typeName, type Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { evaluateIn, type Frame } from './evaluate.ts';
import { isPrintable, isTruthy } from './helpers.ts';
import type { BlockNode, Expression, Node, SlotNode, Template } from './syntax.ts';

/** What a text is rendered with: the values of its names, and what capabilities put into its slots. */
export interface Scope {
  readonly names: Mapping;
  readonly slots?: ReadonlyMap<string, readonly string[]>;
}

/** The text that comes out. Throws an `IdpError` with the place where a value cannot be printed. */
export function renderTemplate(template: Template, scope: Scope): string {
  return renderNodes(template.nodes, { names: scope.names, this: scope.names }, scope);
}

function renderNodes(nodes: readonly Node[], frame: Frame, scope: Scope): string {
  let output = '';
  for (const node of nodes) output += renderNode(node, frame, scope);
  return output;
}

function renderNode(node: Node, frame: Frame, scope: Scope): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'output':
      return print(node.value, evaluateIn(node.value, frame));
    case 'slot':
      return renderSlot(node, scope);
    case 'if':
      return renderNodes(
        isTruthy(evaluateIn(node.test, frame)) ? node.whenTrue : node.whenFalse,
        frame,
        scope,
      );
    default:
      return renderBlock(node, frame, scope);
  }
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

function renderSlot(node: SlotNode, scope: Scope): string {
  const contributions = scope.slots?.get(node.slot) ?? [];
  if (node.indent === undefined) return contributions.join('');
  const indented = (text: string) => text.replace(/^(?=[^\r\n])/gm, node.indent ?? '');
  return contributions.map((text) => `${indented(text.replace(/\r?\n$/, ''))}\n`).join('');
}

function renderBlock(node: BlockNode, frame: Frame, scope: Scope): string {
  const value = evaluateIn(node.value, frame);
  if (!isTruthy(value)) return renderNodes(node.otherwise, frame, scope);
  if (node.kind === 'with') return renderNodes(node.body, enter(frame, node, [value]), scope);
  const entries = entriesOf(value);
  if (entries === undefined) {
    const message = `each needs a list, not ${quote(value)}`;
    return fail({ code: 'skeleton/arguments', message, place: node.value.place });
  }
  return entries
    .map(([key, item], index) =>
      renderNodes(
        node.body,
        {
          ...enter(frame, node, [item, key]),
          data: { index, key, first: index === 0, last: index === entries.length - 1 },
        },
        scope,
      ),
    )
    .join('');
}

function enter(outer: Frame, node: BlockNode, values: readonly Value[]): Frame {
  const locals = Object.fromEntries(node.locals.map((name, index) => [name, values[index]]));
  return {
    names: outer.names,
    this: values[0],
    locals: { ...outer.locals, ...locals },
    outer,
    ...(outer.data && { data: outer.data }),
  };
}

function entriesOf(value: Value): readonly (readonly [string | number, Value])[] | undefined {
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  return isMapping(value) ? Object.entries(value) : undefined;
}
