import type { Place } from '../errors/problem.ts';
import type { BlockNode, Expression, NameExpression, Node, SlotNode, Template } from './syntax.ts';

/** A name as it is used: its path from the root of all names, and its place. */
export interface NameUse {
  readonly path: readonly string[];
  readonly place: Place;
  /** Of a bare name inside `each` and `with`: the first words of what they go through, whose field it may be. */
  readonly within?: readonly string[] | undefined;
}

/** Every name of the root that a text uses, in the order of the text; block parameters are not among them. */
export function namesOfTemplate(template: Template): readonly NameUse[] {
  const uses: NameUse[] = [];
  collectNodes(template.nodes, outside, uses);
  return uses;
}

/** Every name that an expression uses. */
export function namesOfExpression(expression: Expression): readonly NameUse[] {
  const uses: NameUse[] = [];
  collectExpression(expression, outside, uses);
  return uses;
}

/** Where a node stands: the block parameters that it sees, and the blocks with items around it. */
interface Scope {
  readonly locals: ReadonlySet<string>;
  readonly within: readonly string[];
}

const outside: Scope = { locals: new Set(), within: [] };

/** The parameter, or the root of facts, whose items a block goes through; empty where it is another value. */
export function subjectOf(value: Expression): string {
  if (value.kind !== 'name' || value.ofThis || value.up > 0) return '';
  const [first = '', second = ''] = value.path;
  if (value.data) return first === 'root' ? second : '';
  return first;
}

/** Every slot that a text offers. */
export function slotsOfTemplate(template: Template): readonly SlotNode[] {
  const slots: SlotNode[] = [];
  collectSlots(template.nodes, slots);
  return slots;
}

function collectNodes(nodes: readonly Node[], scope: Scope, uses: NameUse[]): void {
  for (const node of nodes) collectNode(node, scope, uses);
}

function collectNode(node: Node, scope: Scope, uses: NameUse[]): void {
  switch (node.kind) {
    case 'text':
    case 'slot':
      break;
    case 'output':
      collectExpression(node.value, scope, uses);
      break;
    case 'if':
      collectExpression(node.test, scope, uses);
      collectNodes(node.whenTrue, scope, uses);
      collectNodes(node.whenFalse, scope, uses);
      break;
    default:
      collectExpression(node.value, scope, uses);
      collectNodes(node.body, enter(scope, node), uses);
      collectNodes(node.otherwise, scope, uses);
  }
}

function enter({ locals, within }: Scope, { locals: more, value }: BlockNode): Scope {
  const subject = subjectOf(value);
  return {
    locals: new Set([...locals, ...more]),
    within: [...within, locals.has(subject) ? '' : subject],
  };
}

function collectExpression(expression: Expression, scope: Scope, uses: NameUse[]): void {
  if (expression.kind === 'call')
    for (const arg of expression.args) collectExpression(arg, scope, uses);
  const use = expression.kind === 'name' ? rootName(expression, scope) : undefined;
  if (use) uses.push(use);
}

/** A field of `this` is a name of the root only outside of all items, and so is one behind `../`. */
function rootName(
  { path, ofThis, data, up, place }: NameExpression,
  { locals, within }: Scope,
): NameUse | undefined {
  const [first] = path;
  if (first === undefined) return undefined;
  if (ofThis || (up > 0 && !data)) return up < within.length ? undefined : { path, place };
  if (!data && locals.has(first)) return undefined;
  if (!data) return { path, place, ...(within.length > 0 && { within }) };
  if (first === 'root') return path.length === 1 ? undefined : { path: path.slice(1), place };
  const ofItem = ['index', 'key', 'first', 'last'].includes(first);
  return ofItem ? undefined : { path: [`@${first}`], place };
}

function collectSlots(nodes: readonly Node[], slots: SlotNode[]): void {
  for (const node of nodes) {
    if (node.kind === 'slot') slots.push(node);
    else if (node.kind === 'if') {
      collectSlots(node.whenTrue, slots);
      collectSlots(node.whenFalse, slots);
    } else if (node.kind === 'each' || node.kind === 'with') {
      collectSlots(node.body, slots);
      collectSlots(node.otherwise, slots);
    }
  }
}
