import type {
  BlockNode,
  Expression,
  IfNode,
  NameExpression,
  PartialNode,
  SlotNode,
  TemplateNode,
} from '../../templating/syntax.ts';

/** The context of a node: which locals, and whether `this`, do not depend on answers. */
interface BlockScope {
  readonly fixed: ReadonlySet<string>;
  readonly fixedThis: boolean;
}

const facts: BlockScope = { fixed: new Set(['platform', 'template']), fixedThis: false };

/** The blocks whose side depends on an answer, and the slots. What only facts decide goes one way for ever. */
export function findBlocks(
  nodes: readonly TemplateNode[],
): readonly (IfNode | BlockNode | SlotNode)[] {
  return nodes.flatMap((node) => blocksIn(node, facts));
}

function blocksIn(
  node: TemplateNode,
  around: BlockScope,
): readonly (IfNode | BlockNode | SlotNode)[] {
  const inside = (nodes: readonly TemplateNode[], scope: BlockScope) =>
    nodes.flatMap((one) => blocksIn(one, scope));
  switch (node.kind) {
    case 'text':
    case 'output':
      return [];
    case 'slot':
      return [node];
    case 'partial':
      return inside(node.body, enterPartial(around, node));
    case 'if': {
      const own = isFixed(node.test, around) ? [] : [node];
      return [...own, ...inside(node.whenTrue, around), ...inside(node.whenFalse, around)];
    }
    default: {
      const fixed = isFixed(node.value, around) || isListOfProvider(node);
      const own = fixed ? [] : [node];
      return [
        ...own,
        ...inside(node.body, enter(around, node.locals, fixed)),
        ...inside(node.otherwise, around),
      ];
    }
  }
}

/** A list in the facts of a provider: its items exist whenever the file that reads it is generated. */
function isListOfProvider({ kind, value }: BlockNode): boolean {
  const [first, , fact] = value.kind === 'name' ? value.path : [];
  return kind === 'each' && first === 'layers' && fact !== undefined;
}

function enter(
  { fixed }: BlockScope,
  locals: readonly string[],
  isFixedValue: boolean,
): BlockScope {
  const others = [...fixed].filter((name) => !locals.includes(name));
  return { fixed: new Set([...others, ...(isFixedValue ? locals : [])]), fixedThis: isFixedValue };
}

function enterPartial(around: BlockScope, { context, hash }: PartialNode): BlockScope {
  const hashNames = hash.map(([name]) => name);
  const fixed = hash.flatMap(([name, value]) => (isFixed(value, around) ? [name] : []));
  const others = [...around.fixed].filter((name) => !hashNames.includes(name));
  const fixedThis = context ? isFixed(context, around) : around.fixedThis;
  return { fixed: new Set([...others, ...fixed]), fixedThis };
}

function isFixed(expression: Expression, around: BlockScope): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'call':
      return expression.args.every((arg) => isFixed(arg, around));
    case 'name':
      return isFixedName(expression, around);
  }
}

function isFixedName({ path: [first], ofThis, data }: NameExpression, around: BlockScope): boolean {
  if (ofThis || data || first === undefined) return around.fixedThis;
  return around.fixed.has(first);
}
