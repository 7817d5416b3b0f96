import { lowerExpression } from './lower-expression.ts';
import { type Lowering, reportAt } from './lowering.ts';
import type { Expression } from './syntax.ts';

type BlockName = 'if' | 'unless' | 'each' | 'with';

/** The opening tag of a block; undefined if an error was reported. */
interface BlockHead {
  readonly name: BlockName;
  readonly value: Expression;
  readonly locals: readonly string[];
}

export function readBlockHead(
  node: hbs.AST.BlockStatement,
  lowering: Lowering,
): BlockHead | undefined {
  const name = blockNames.find((one) => one === node.path.original);
  const [subject, ...more] = node.params;
  const locals = node.program?.blockParams ?? [];
  const report = (message: string, rest: Parameters<typeof reportAt>[3]) => {
    reportAt(lowering, node.path, message, rest);
    return undefined;
  };
  if (name === undefined || isRaw(node) || lowering.locals.has(name))
    return report(`"${node.path.original}" is not a block helper: use if, unless, each or with`, {
      code: 'skeleton/unknown-helper',
    });
  if (subject === undefined || more.length > 0)
    return report(`#${name} takes 1 argument`, {
      code: 'skeleton/arguments',
      hint: suggestCall(name, node.params),
    });
  const isTest = name === 'if' || name === 'unless';
  if (isTest && locals.length > 0)
    return report(`#${name} takes no block parameters`, { code: 'skeleton/arguments' });
  const value = lowerExpression(subject, lowering);
  return {
    name,
    value: isTest ? withZero(value, node, lowering) : withoutHash(value, node, lowering),
    locals,
  };
}

const blockNames: readonly BlockName[] = ['if', 'unless', 'each', 'with'];

/** `{{{{raw}}}}`: its tags have no marks for whitespace. */
export function isRaw({ openStrip }: hbs.AST.BlockStatement): boolean {
  return openStrip.open === undefined;
}

function withoutHash(
  value: Expression,
  { hash, path }: hbs.AST.BlockStatement,
  lowering: Lowering,
): Expression {
  if (hash) reportHash(hash, path.original, lowering);
  return value;
}

/** `{{#if count includeZero=true}}`: zero holds too. */
function withZero(
  test: Expression,
  { hash, path }: hbs.AST.BlockStatement,
  lowering: Lowering,
): Expression {
  const [pair, ...more] = hash?.pairs ?? [];
  if (!hash || pair === undefined) return test;
  const { value } = pair.value as hbs.AST.BooleanLiteral;
  if (pair.key !== 'includeZero' || more.length > 0 || pair.value.type !== 'BooleanLiteral') {
    reportHash(hash, path.original, lowering);
    return test;
  }
  const { location } = test;
  const zero: Expression = { kind: 'literal', value: 0, location };
  const isZero: Expression = { kind: 'call', helper: 'eq', args: [test, zero], location };
  return value ? { kind: 'call', helper: 'or', args: [isZero, test], location } : test;
}

function reportHash(hash: hbs.AST.Hash, name: string, lowering: Lowering): void {
  const takes =
    name === 'if' || name === 'unless'
      ? 'no other named argument than includeZero'
      : 'no named arguments';
  reportAt(lowering, hash, `#${name} takes ${takes}`, { code: 'skeleton/arguments' });
}

/** `{{#if eq a b}}` of other languages, as it is written here. */
function suggestCall(name: string, params: readonly hbs.AST.Expression[]): string | undefined {
  const words = params.map((param) => (param as hbs.AST.PathExpression).original);
  const isPlain = params.every(({ type }) => type === 'PathExpression');
  return words.length > 1 && isPlain ? `write {{#${name} (${words.join(' ')})}}` : undefined;
}
