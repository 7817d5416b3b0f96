import type { Place } from '../errors/problem.ts';
import type { Expression, NameExpression, Node, SlotNode, Template } from './syntax.ts';

/** A name as it is used: its path from the root of all names, and its place. */
export interface NameUse {
  readonly path: readonly string[];
  readonly place: Place;
}

/** Every name of the root that a text uses, in the order of the text; block parameters are not among them. */
export function namesOfTemplate(template: Template): readonly NameUse[] {
  return namesOfNodes(template.nodes, new Set());
}

/** Every name that an expression uses. */
export function namesOfExpression(expression: Expression): readonly NameUse[] {
  return namesIn(expression, new Set());
}

/** Every slot that a text offers. */
export function slotsOfTemplate(template: Template): readonly SlotNode[] {
  return slotsOfNodes(template.nodes);
}

function namesOfNodes(nodes: readonly Node[], locals: ReadonlySet<string>): readonly NameUse[] {
  return nodes.flatMap((node) => namesOfNode(node, locals));
}

function namesOfNode(node: Node, locals: ReadonlySet<string>): readonly NameUse[] {
  switch (node.kind) {
    case 'text':
    case 'slot':
      return [];
    case 'output':
      return namesIn(node.value, locals);
    case 'if':
      return [
        ...namesIn(node.test, locals),
        ...namesOfNodes(node.whenTrue, locals),
        ...namesOfNodes(node.whenFalse, locals),
      ];
    default:
      return [
        ...namesIn(node.value, locals),
        ...namesOfNodes(node.body, new Set([...locals, ...node.locals])),
        ...namesOfNodes(node.otherwise, locals),
      ];
  }
}

function namesIn(expression: Expression, locals: ReadonlySet<string>): readonly NameUse[] {
  if (expression.kind === 'call') return expression.args.flatMap((arg) => namesIn(arg, locals));
  return expression.kind === 'name' ? rootNames(expression, locals) : [];
}

function rootNames(
  { path, data, place }: NameExpression,
  locals: ReadonlySet<string>,
): readonly NameUse[] {
  const [first, ...rest] = path;
  if (first === undefined || locals.has(first)) return [];
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
