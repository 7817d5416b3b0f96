import { suggestFix } from '../../shared/closest.ts';
import { quote } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CallExpression, Expression } from '../../templating/syntax.ts';
import { printExpression } from '../../types/print-expression.ts';
import { describeType, type Type, valuesOf } from '../../types/type.ts';
import type { TypeScope } from '../../types/type-environment.ts';
import { typeOf } from '../../types/type-of.ts';
import type { TypedRule } from './rule.ts';

/** Comparisons that never hold: with a value that an enumeration does not have, or with another type. */
export const comparedRule: TypedRule = {
  checkExpression: (expression, _purpose, { scope }) =>
    expression.kind === 'call' ? checkCompared(expression, scope) : [],
};

export function checkCompared(call: CallExpression, scope: TypeScope): readonly Diagnostic[] {
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

function sideOf(expression: Expression, scope: TypeScope): Side {
  return { expression, type: typeOf(expression, scope) };
}

function checkTypes(a: Side, b: Side, call: CallExpression): readonly Diagnostic[] | undefined {
  const loose = (type: Type) => type.kind === 'unknown' || type.kind === 'null';
  if (loose(a.type) || loose(b.type) || a.type.kind === b.type.kind) return undefined;
  const [literal, other] = a.expression.kind === 'literal' ? [a, b] : [b, a];
  return [
    {
      code: 'skeleton/never-equal',
      message: `${describe(other)} is never equal to ${describe(literal)}`,
      location: call.location,
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
function checkValues(literal: Side, { expression, type }: Side): readonly Diagnostic[] | undefined {
  const values = type.kind === 'boolean' ? undefined : valuesOf(type);
  if (values === undefined || literal.expression.kind !== 'literal') return undefined;
  const { value, location } = literal.expression;
  if (values.includes(value)) return undefined;
  return [
    {
      code: 'skeleton/unknown-value',
      message: `${quote(value)} is not a value of ${printExpression(expression)}`,
      location,
      ...suggestFix(String(value), values.map(String)),
    },
  ];
}
