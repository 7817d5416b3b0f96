import type { Location } from '../shared/diagnostic.ts';
import type {
  BlockNode,
  Expression,
  NameExpression,
  PartialNode,
  SlotNode,
  Template,
  TemplateNode,
} from './syntax.ts';

/** A name as it is used: its path from the root of all names, and its location. */
export interface NameUse {
  readonly path: readonly string[];
  readonly location: Location;
  /** For a bare name inside `each` and `with`: the first segments of the values around, whose field it may be. */
  readonly within?: readonly string[] | undefined;
}

/** Every name of the root that a text uses, in the order of the text; block parameters are not among them. */
export function namesOfTemplate(template: Template): readonly NameUse[] {
  const uses: NameUse[] = [];
  collectNodes(template.nodes, [outside], uses);
  return uses;
}

/** Every name that an expression uses. */
export function namesOfExpression(expression: Expression): readonly NameUse[] {
  const uses: NameUse[] = [];
  collectExpression(expression, [outside], uses);
  return uses;
}

/** The parameter, or the root of facts, whose items a block goes through; empty if it is another value. */
export function subjectOf(value: Expression): string {
  if (value.kind !== 'name' || value.ofThis || value.up > 0) return '';
  const [first = '', second = ''] = value.path;
  if (value.data) return first === 'root' ? second : '';
  return first;
}

/** Every slot that a text offers. */
export function slotsOfTemplate({ nodes }: Template): readonly SlotNode[] {
  return nodes.flatMap((node): readonly SlotNode[] => {
    switch (node.kind) {
      case 'slot':
        return [node];
      case 'text':
      case 'output':
        return [];
      default:
        return bodiesOf(node).flatMap((body) => slotsOfTemplate({ nodes: body }));
    }
  });
}

/** The files of the partials that a text calls, and of those that they call. */
export function partialsIn({ nodes }: Template): readonly string[] {
  return nodes.flatMap((node) => [
    ...(node.kind === 'partial' && node.file !== undefined ? [node.file] : []),
    ...bodiesOf(node).flatMap((body) => partialsIn({ nodes: body })),
  ]);
}

/** The bodies of a node that holds others, in the order of the text. */
function bodiesOf(node: TemplateNode): readonly (readonly TemplateNode[])[] {
  switch (node.kind) {
    case 'if':
      return [node.whenTrue, node.whenFalse];
    case 'each':
    case 'with':
      return [node.body, node.otherwise];
    case 'partial':
      return [node.body];
    default:
      return [];
  }
}

/** A frame around a node, from the inside out: the block parameters there, and what `this` is. */
interface Level {
  readonly locals: ReadonlySet<string>;
  /** What a block goes through; undefined where `this` is the root of all names. */
  readonly subject: string | undefined;
  /** The arguments of a partial. */
  readonly provided?: ReadonlySet<string>;
  /** Of a partial that kept its `this`: `../` does not count it. */
  readonly sameItem?: boolean;
}

const outside: Level = { locals: new Set(), subject: undefined };

type Levels = readonly [Level, ...Level[]];

function collectNodes(nodes: readonly TemplateNode[], levels: Levels, uses: NameUse[]): void {
  for (const node of nodes) collectNode(node, levels, uses);
}

function collectNode(node: TemplateNode, levels: Levels, uses: NameUse[]): void {
  switch (node.kind) {
    case 'text':
    case 'slot':
      break;
    case 'output':
      collectExpression(node.value, levels, uses);
      break;
    case 'if':
      collectExpression(node.test, levels, uses);
      collectNodes(node.whenTrue, levels, uses);
      collectNodes(node.whenFalse, levels, uses);
      break;
    case 'partial':
      if (node.context) collectExpression(node.context, levels, uses);
      for (const [, value] of node.hash) collectExpression(value, levels, uses);
      collectNodes(node.body, enterPartial(node, levels), uses);
      break;
    default:
      collectExpression(node.value, levels, uses);
      collectNodes(node.body, enterBlock(node, levels), uses);
      collectNodes(node.otherwise, levels, uses);
  }
}

function enterBlock({ locals, value }: BlockNode, levels: Levels): Levels {
  const subject = subjectOf(value);
  const around = levels[0].locals;
  const isLocal = around.has(subject);
  return [{ locals: new Set([...around, ...locals]), subject: isLocal ? '' : subject }, ...levels];
}

function enterPartial({ context, hash, up, sameItem }: PartialNode, levels: Levels): Levels {
  const around = levels.slice(up ?? 0);
  const [outer] = around;
  const hashNames = new Set(hash.map(([name]) => name));
  const locals = up === undefined ? new Set<string>() : (outer?.locals ?? new Set<string>());
  const subject = context ? subjectOf(context) : levels[0].subject;
  return [{ locals, subject, provided: hashNames, sameItem }, ...around];
}

function collectExpression(expression: Expression, levels: Levels, uses: NameUse[]): void {
  if (expression.kind === 'call')
    for (const arg of expression.args) collectExpression(arg, levels, uses);
  const use = expression.kind === 'name' ? rootName(expression, levels) : undefined;
  if (use) uses.push(use);
}

/** A field of `this` is a name of the root only if `this` is the root; likewise behind `../`. */
function rootName(name: NameExpression, levels: Levels): NameUse | undefined {
  const { path, ofThis, data, up, location } = name;
  const [first] = path;
  if (first === undefined) return undefined;
  if (data) return rootData(name);
  if (ofThis || up > 0) {
    const at = levels.filter(({ sameItem }) => !sameItem)[up] ?? outside;
    return at.subject === undefined && !at.provided?.has(first) ? { path, location } : undefined;
  }
  if (levels[0].locals.has(first) || levels.some(({ provided }) => provided?.has(first)))
    return undefined;
  const within = [...levels]
    .reverse()
    .flatMap(({ subject, sameItem }) => (subject === undefined || sameItem ? [] : [subject]));
  return { path, location, ...(within.length > 0 && { within }) };
}

function rootData({ path, location }: NameExpression): NameUse | undefined {
  const [first = ''] = path;
  if (first === 'root') return path.length === 1 ? undefined : { path: path.slice(1), location };
  const ofItem = ['index', 'key', 'first', 'last'].includes(first);
  return ofItem ? undefined : { path: [`@${first}`], location };
}
