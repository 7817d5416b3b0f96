import type { Place } from '../errors/problem.ts';
import type { Expression, NameExpression, Node, SlotNode, Template } from './syntax.ts';

/** A name as it is used: its path from the root of all names, and its place. */
export interface NameUse {
  readonly path: readonly string[];
  readonly place: Place;
}

/** Every name of the root that a text uses, in the order of the text; block parameters are not among them. */
export function namesOfTemplate(template: Template): readonly NameUse[] {
  return namesOfNodes(template.nodes, outside);
}

/** Every name that an expression uses. */
export function namesOfExpression(expression: Expression): readonly NameUse[] {
  return namesIn(expression, outside);
}

/** Where a node stands: the block parameters that it sees, and how many items deep. */
interface Scope {
  readonly locals: ReadonlySet<string>;
  readonly depth: number;
}

const outside: Scope = { locals: new Set(), depth: 0 };

/** Every slot that a text offers. */
export function slotsOfTemplate(template: Template): readonly SlotNode[] {
  return slotsOfNodes(template.nodes);
}

function namesOfNodes(nodes: readonly Node[], scope: Scope): readonly NameUse[] {
  return nodes.flatMap((node) => namesOfNode(node, scope));
}

function namesOfNode(node: Node, scope: Scope): readonly NameUse[] {
  switch (node.kind) {
    case 'text':
    case 'slot':
      return [];
    case 'output':
      return namesIn(node.value, scope);
    case 'if':
      return [
        ...namesIn(node.test, scope),
        ...namesOfNodes(node.whenTrue, scope),
        ...namesOfNodes(node.whenFalse, scope),
      ];
    default:
      return [
        ...namesIn(node.value, scope),
        ...namesOfNodes(node.body, enter(scope, node.locals)),
        ...namesOfNodes(node.otherwise, scope),
      ];
  }
}

function enter({ locals, depth }: Scope, more: readonly string[]): Scope {
  return { locals: new Set([...locals, ...more]), depth: depth + 1 };
}

function namesIn(expression: Expression, scope: Scope): readonly NameUse[] {
  if (expression.kind === 'call') return expression.args.flatMap((arg) => namesIn(arg, scope));
  return expression.kind === 'name' ? rootNames(expression, scope) : [];
}

/** A field of `this` is a name of the root only outside of all items. */
function rootNames(
  { path, ofThis, data, up, place }: NameExpression,
  { locals, depth }: Scope,
): readonly NameUse[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (ofThis) return up < depth ? [] : [{ path, place }];
  if (locals.has(first)) return [];
  if (!data) return [{ path, place }];
  if (first === 'root') return rest.length === 0 ? [] : [{ path: rest, place }];
  return ['index', 'key', 'first', 'last'].includes(first) ? [] : [{ path: [`@${first}`], place }];
}

function slotsOfNodes(nodes: readonly Node[]): readonly SlotNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'slot') return [node];
    if (node.kind === 'if') return slotsOfNodes([...node.whenTrue, ...node.whenFalse]);
    return node.kind === 'each' || node.kind === 'with'
      ? slotsOfNodes([...node.body, ...node.otherwise])
      : [];
  });
}
