import { quote } from '../../data/value.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import type { CallExpression, Expression } from '../../templating/syntax.ts';
import { typeOf } from '../../typing/infer.ts';
import { printExpression } from '../../typing/print-expression.ts';
import { describeType, type Type, valuesOf } from '../../typing/type.ts';
import type { Scope } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** Comparisons that never hold: with a value that an enumeration does not have, or with another type. */
export const compared: TypedRule = {
  checkExpression: (expression, _purpose, { scope }) =>
    expression.kind === 'call' ? checkCompared(expression, scope) : [],
};

export function checkCompared(call: CallExpression, scope: Scope): readonly Problem[] {
  const [first, second] = call.args;
  if (first === undefined || second === undefined) return [];
  const [a, b] = [sideOf(first, scope), sideOf(second, scope)];
  if (call.helper === 'eq' || call.helper === 'ne')
    return checkTypes(a, b, call) ?? checkValues(a, b) ?? checkValues(b, a) ?? [];
  if (call.helper === 'includes' && a.type.kind === 'list')
    return checkValues(b, { ...a, type: a.type.item }) ?? [];
  return [];
}

interface Side {
  readonly expression: Expression;
  readonly type: Type;
}

function sideOf(expression: Expression, scope: Scope): Side {
  return { expression, type: typeOf(expression, scope) };
}

function checkTypes(a: Side, b: Side, call: CallExpression): readonly Problem[] | undefined {
  const loose = (type: Type) => type.kind === 'unknown' || type.kind === 'null';
  if (loose(a.type) || loose(b.type) || a.type.kind === b.type.kind) return undefined;
  const [literal, other] = a.expression.kind === 'literal' ? [a, b] : [b, a];
  return [
    {
      code: 'skeleton/never-equal',
      message: `${describe(other)} is never equal to ${describe(literal)}`,
      place: call.location,
      hint: hintFor(literal.expression, other.type),
    },
  ];
}

function describe({ expression, type }: Side): string {
  if (expression.kind === 'literal') return `the ${type.kind} ${quote(expression.value)}`;
  return `${printExpression(expression)}, which is ${describeType(type)},`;
}

function hintFor(literal: Expression, { kind }: Type): string {
  const value = literal.kind === 'literal' ? literal.value : undefined;
  const unquoted = kind === 'number' ? Number(value) : { true: true, false: false }[String(value)];
  if (typeof value === 'string' && typeof unquoted === kind && !Number.isNaN(unquoted))
    return `write ${value} without quotes`;
  if (kind === 'text' && value !== undefined) return `write ${quote(String(value))}`;
  return 'compare values of one type';
}

/** A literal beside something whose values are known. */
function checkValues(literal: Side, { expression, type }: Side): readonly Problem[] | undefined {
  const values = type.kind === 'boolean' ? undefined : valuesOf(type);
  if (values === undefined || literal.expression.kind !== 'literal') return undefined;
  const { value, location: place } = literal.expression;
  if (values.includes(value)) return undefined;
  return [
    {
      code: 'skeleton/unknown-value',
      message: `${quote(value)} is no value of ${printExpression(expression)}`,
      place,
      ...amend(String(value), values.map(String)),
    },
  ];
}
