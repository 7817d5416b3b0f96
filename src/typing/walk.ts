import type {
  BlockNode,
  Expression,
  IfNode,
  PartialNode,
  Template,
  TemplateNode,
} from '../templating/syntax.ts';
import { typeOf, typesInside } from './infer.ts';
import type { Guard } from './satisfiable.ts';
import { enter, enterPartial, type Scope } from './world.ts';

/** Where something stands in a text: what its names mean, and which conditions stand around it. */
export interface Spot {
  readonly scope: Scope;
  readonly guards: readonly Guard[];
}

/** What becomes of a value: it is printed, taken by a helper, or only asked whether it holds. */
export type Purpose = 'printed' | 'taken' | 'asked';

export interface Visitor {
  readonly onExpression: (expression: Expression, purpose: Purpose, spot: Spot) => void;
  readonly onBlock: (node: IfNode | BlockNode, spot: Spot) => void;
}

/** Meets every expression and block of a text, what stands outside first. */
export function walkTemplate({ nodes }: Template, spot: Spot, visitor: Visitor): void {
  for (const node of nodes) walkNode(node, spot, visitor);
}

export function walkExpression(
  expression: Expression,
  purpose: Purpose,
  spot: Spot,
  visitor: Visitor,
): void {
  visitor.onExpression(expression, purpose, spot);
  if (expression.kind !== 'call') return;
  const { helper, args } = expression;
  const inside = purposesOf(helper);
  for (const arg of args) walkExpression(arg, inside, spot, visitor);
}

/** Helpers of logic ask, and so take what may be absent. */
function purposesOf(helper: string): Purpose {
  return logic.has(helper) ? 'asked' : 'taken';
}

const logic = new Set(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'and', 'or', 'not', 'default']);

function walkNode(node: TemplateNode, spot: Spot, visitor: Visitor): void {
  switch (node.kind) {
    case 'text':
    case 'slot':
      return;
    case 'output':
      walkExpression(node.value, 'printed', spot, visitor);
      return;
    case 'if':
      walkExpression(node.test, 'asked', spot, visitor);
      visitor.onBlock(node, spot);
      walkTemplate({ nodes: node.whenTrue }, guarded(spot, node.test, true), visitor);
      walkTemplate({ nodes: node.whenFalse }, guarded(spot, node.test, false), visitor);
      return;
    case 'partial':
      walkPartial(node, spot, visitor);
      return;
    default:
      walkBlock(node, spot, visitor);
  }
}

function walkBlock(node: BlockNode, spot: Spot, visitor: Visitor): void {
  walkExpression(node.value, 'asked', spot, visitor);
  visitor.onBlock(node, spot);
  const types = typesInside(node.kind, typeOf(node.value, spot.scope));
  const { guards } = guarded(spot, node.value, true);
  const scope = enter(spot.scope, node, types);
  walkTemplate({ nodes: node.body }, { scope, guards }, visitor);
  walkTemplate({ nodes: node.otherwise }, guarded(spot, node.value, false), visitor);
}

function walkPartial(node: PartialNode, spot: Spot, visitor: Visitor): void {
  const { context, hash, body } = node;
  if (context) walkExpression(context, 'taken', spot, visitor);
  for (const [, value] of hash) walkExpression(value, 'asked', spot, visitor);
  const given = hash.map(([name, value]) => [name, typeOf(value, spot.scope)] as const);
  const type = context && typeOf(context, spot.scope);
  const scope = enterPartial(spot.scope, node, type, new Map(given));
  walkTemplate({ nodes: body }, { ...spot, scope }, visitor);
}

/** The same place, where a condition holds, or does not. */
export function guarded({ scope, guards }: Spot, test: Expression, holds: boolean): Spot {
  return { scope, guards: [...guards, { test, scope, holds }] };
}
