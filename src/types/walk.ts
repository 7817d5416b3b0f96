import type {
  BlockNode,
  Expression,
  IfNode,
  PartialNode,
  Template,
  TemplateNode,
} from '../templating/syntax.ts';
import type { Guard } from './satisfiable.ts';
import { enterPartial, enterScope, type TypeScope } from './type-environment.ts';
import { typeOf, typesInside } from './type-of.ts';

/** The context in a text: the meaning of names, and the conditions around. */
export interface ExpressionSite {
  readonly scope: TypeScope;
  readonly guards: readonly Guard[];
}

/** The use of a value: printed, an argument of a helper, or only tested. */
export type Purpose = 'printed' | 'taken' | 'asked';

export interface Visitor {
  readonly onExpression: (expression: Expression, purpose: Purpose, site: ExpressionSite) => void;
  readonly onBlock: (node: IfNode | BlockNode, site: ExpressionSite) => void;
}

/** Visits every expression and block of a text, outer ones first. */
export function walkTemplate({ nodes }: Template, site: ExpressionSite, visitor: Visitor): void {
  for (const node of nodes) walkNode(node, site, visitor);
}

export function walkExpression(
  expression: Expression,
  purpose: Purpose,
  site: ExpressionSite,
  visitor: Visitor,
): void {
  visitor.onExpression(expression, purpose, site);
  if (expression.kind !== 'call') return;
  const { helper, args } = expression;
  const inside = purposesOf(helper);
  for (const arg of args) walkExpression(arg, inside, site, visitor);
}

/** Helpers of logic ask, and so take what may be absent. */
function purposesOf(helper: string): Purpose {
  return logic.has(helper) ? 'asked' : 'taken';
}

const logic = new Set(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'and', 'or', 'not', 'default']);

function walkNode(node: TemplateNode, site: ExpressionSite, visitor: Visitor): void {
  switch (node.kind) {
    case 'text':
    case 'slot':
      return;
    case 'output':
      walkExpression(node.value, 'printed', site, visitor);
      return;
    case 'if':
      walkExpression(node.test, 'asked', site, visitor);
      visitor.onBlock(node, site);
      walkTemplate({ nodes: node.whenTrue }, guarded(site, node.test, true), visitor);
      walkTemplate({ nodes: node.whenFalse }, guarded(site, node.test, false), visitor);
      return;
    case 'partial':
      walkPartial(node, site, visitor);
      return;
    default:
      walkBlock(node, site, visitor);
  }
}

function walkBlock(node: BlockNode, site: ExpressionSite, visitor: Visitor): void {
  walkExpression(node.value, 'asked', site, visitor);
  visitor.onBlock(node, site);
  const types = typesInside(node.kind, typeOf(node.value, site.scope));
  const { guards } = guarded(site, node.value, true);
  const scope = enterScope(site.scope, node, types);
  walkTemplate({ nodes: node.body }, { scope, guards }, visitor);
  walkTemplate({ nodes: node.otherwise }, guarded(site, node.value, false), visitor);
}

function walkPartial(node: PartialNode, site: ExpressionSite, visitor: Visitor): void {
  const { context, hash, body } = node;
  if (context) walkExpression(context, 'taken', site, visitor);
  for (const [, value] of hash) walkExpression(value, 'asked', site, visitor);
  const hashTypes = hash.map(([name, value]) => [name, typeOf(value, site.scope)] as const);
  const type = context && typeOf(context, site.scope);
  const scope = enterPartial(site.scope, node, type, new Map(hashTypes));
  walkTemplate({ nodes: body }, { ...site, scope }, visitor);
}

/** The same place, where a condition holds, or does not. */
export function guarded(
  { scope, guards }: ExpressionSite,
  test: Expression,
  holds: boolean,
): ExpressionSite {
  return { scope, guards: [...guards, { test, scope, holds }] };
}
