import { maximum } from '../shared/append.ts';
import type { Value } from '../shared/data/value.ts';
import { helpers, isTruthy } from '../templating/helpers.ts';
import type { CallExpression, Expression, NameExpression } from '../templating/syntax.ts';
import {
  type Assumed,
  type Assumption,
  narrowNumber,
  type OpenCondition,
  openComparison,
  openTruth,
  openValues,
} from './assumptions.ts';
import { lookUpName } from './look-up.ts';
import { printExpression } from './print-expression.ts';
import { type NumberType, type Type, valuesOf } from './type.ts';
import { outerScope, rootScope, type TypeScope } from './type-environment.ts';
import { typeOf } from './type-of.ts';

type KnownValue = { readonly kind: 'known'; readonly value: Value };
/** A value that is there, and of which only the type is known. */
interface Some {
  readonly kind: 'some';
  readonly type: Type;
  /** Set where it is the whole value of a parameter. */
  readonly parameter?: string;
}

/** Whether an expression is true, as far as the assumptions tell. */
type ConditionResult = boolean | OpenCondition;

interface Assumptions {
  readonly scope: TypeScope;
  readonly assumed: Assumed;
  /** Parameters whose conditions are being evaluated, to stop at circular dependencies. */
  readonly within: ReadonlySet<string>;
}

export function evaluateCondition(
  expression: Expression,
  scope: TypeScope,
  assumed: Assumed,
): ConditionResult {
  return decideTruth(expression, { scope, assumed, within: new Set() });
}

function decideTruth(expression: Expression, assumptions: Assumptions): ConditionResult {
  if (expression.kind === 'call') {
    const { helper, args } = expression;
    if (helper === 'not' && args[0]) return negate(decideTruth(args[0], assumptions));
    if (helper === 'and') return reportAll(args, assumptions, false);
    if (helper === 'or') return reportAll(args, assumptions, true);
    if (helper in comparisons) return compare(expression, assumptions);
  }
  const value = decideValue(expression, assumptions);
  if (value.kind === 'open') return value;
  if (value.kind === 'known') return isTruthy(value.value);
  const key = pathKeyOf(expression, assumptions.scope);
  return (
    truthOfType(value.type) ?? assumed(key, assumptions) ?? openTruth(key, [], nothingOf(value))
  );
}

/** `and` is decided by the first false operand, `or` by the first true one. */
function reportAll(
  args: readonly Expression[],
  assumptions: Assumptions,
  resolves: boolean,
): ConditionResult {
  let open: OpenCondition | undefined;
  for (const arg of args) {
    const truth = decideTruth(arg, assumptions);
    if (truth === resolves) return resolves;
    if (typeof truth !== 'boolean') open ??= truth;
  }
  return open ?? !resolves;
}

/** Comparisons by the one of each pair that is supposed; the other is its opposite. */
const comparisons: Readonly<Record<string, { readonly as: string; readonly negated: boolean }>> = {
  eq: { as: 'eq', negated: false },
  ne: { as: 'eq', negated: true },
  lt: { as: 'lt', negated: false },
  gte: { as: 'lt', negated: true },
  gt: { as: 'gt', negated: false },
  lte: { as: 'gt', negated: true },
};

function compare(call: CallExpression, assumptions: Assumptions): ConditionResult {
  const comparison = comparisons[call.helper];
  const values = call.args.map((arg) => decideValue(arg, assumptions));
  const open = values.find((value) => value.kind === 'open');
  if (open?.kind === 'open') return open;
  if (values.every((value) => value.kind === 'known'))
    return isTruthy(helpers[call.helper]?.apply(values.map(({ value }) => value)));
  if (comparison === undefined) {
    const key = pathKeyOf(call, assumptions.scope);
    return assumed(key, assumptions) ?? openTruth(key);
  }
  const { as, negated } = comparison;
  const isThere = values.every((value) => value.kind !== 'some' || value.type.kind !== 'unknown');
  const isAbsent = values.some((value) => value.kind === 'known' && value.value === undefined);
  if (isAbsent && isThere) return as === 'eq' && negated;
  const key = pathKeyOf({ ...call, helper: as }, assumptions.scope);
  const compared = resolve(as, values.map(rangeOf)) ?? assumed(key, assumptions);
  const truth = compared ?? openBetween(key, as, values);
  return negated ? negate(truth) : truth;
}

/** A comparison narrows a parameter, on whichever side it is. */
function openBetween(
  key: string,
  as: string,
  [a, b]: readonly (KnownValue | Some | OpenCondition)[],
): OpenCondition {
  if (a?.kind === 'known' && b?.kind === 'some') return openBetween(key, turned[as] ?? as, [b, a]);
  if (a?.kind !== 'some' || a.parameter === undefined || b?.kind !== 'known') return openTruth(key);
  return openComparison(key, as, { parameter: a.parameter, type: a.type, literal: b.value });
}

const turned: Readonly<Record<string, string>> = { lt: 'gt', gt: 'lt' };

function rangeOf(value: KnownValue | Some | OpenCondition): NumberType | undefined {
  if (value.kind === 'some') return value.type.kind === 'number' ? value.type : undefined;
  if (value.kind !== 'known' || typeof value.value !== 'number') return undefined;
  return { kind: 'number', whole: false, minimum: value.value, maximum: value.value };
}

/** What the limits of two numbers decide. */
function resolve(as: string, [a, b]: readonly (NumberType | undefined)[]): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [less, more] = as === 'lt' ? [a, b] : [b, a];
  if (as === 'eq') return a.maximum < b.minimum || b.maximum < a.minimum ? false : undefined;
  if (less.maximum < more.minimum) return true;
  return less.minimum >= more.maximum ? false : undefined;
}

function decideValue(
  expression: Expression,
  assumptions: Assumptions,
): KnownValue | Some | OpenCondition {
  if (expression.kind === 'literal') return { kind: 'known', value: expression.value };
  if (expression.kind === 'name') return decideName(expression, assumptions);
  const { helper: name, args } = expression;
  const logical = name in comparisons || name === 'and' || name === 'or' || name === 'not';
  if (logical) {
    const truth = decideTruth(expression, assumptions);
    return typeof truth === 'boolean' ? { kind: 'known', value: truth } : truth;
  }
  const values = args.map((arg) => decideValue(arg, assumptions));
  const open = values.find((value) => value.kind === 'open');
  if (open) return open;
  const known = values.every((value) => value.kind === 'known')
    ? applyTo(
        name,
        values.map(({ value }) => value),
      )
    : undefined;
  return known === undefined
    ? { kind: 'some', type: typeOf(expression, assumptions.scope) }
    : { kind: 'known', value: known };
}

/** Absent values in text are reported where they are rendered. */
function applyTo(name: string, args: readonly Value[]): Value {
  const helper = helpers[name];
  return helper?.acceptsAbsent || !args.includes(undefined) ? helper?.apply(args) : undefined;
}

function decideName(
  name: NameExpression,
  assumptions: Assumptions,
): KnownValue | Some | OpenCondition {
  const parameter = parameterNamed(name, assumptions.scope);
  const type = typeOf(name, assumptions.scope);
  if (parameter === undefined) return { kind: 'some', type };
  const { key, when } = parameter;
  if (when !== undefined && !assumptions.within.has(key)) {
    const scope = rootScope(assumptions.scope.environment);
    const there = decideTruth(when, {
      ...assumptions,
      scope,
      within: new Set([...assumptions.within, key]),
    });
    if (typeof there !== 'boolean') return there;
    if (!there) return { kind: 'known', value: undefined };
  }
  if (name.path.length > (name.data ? 2 : 1)) return { kind: 'some', type };
  if (assumptions.assumed.has(key)) return { kind: 'known', value: assumptions.assumed.get(key) };
  const values = valuesOf(type);
  if (values !== undefined) return openValues(key, values);
  if (type.kind !== 'number') return { kind: 'some', type, parameter: key };
  const within = narrowNumber(type, key, assumptions.assumed);
  return within.minimum === within.maximum
    ? { kind: 'known', value: within.minimum }
    : { kind: 'some', type: within, parameter: key };
}

/** The parameter that a name leads to; a local, a fact or a field of an item is none. */
export function parameterNamed(
  name: NameExpression,
  scope: TypeScope,
): { readonly key: string; readonly when: Expression | undefined } | undefined {
  const { path, data, up } = name;
  const key = data && path[0] === 'root' ? path[1] : path[0];
  if (key === undefined || (data && path[0] !== 'root')) return undefined;
  const found = lookUpName(name, scope);
  if (found ? found.kind !== 'root' : !data && outerScope(scope, up).outer) return undefined;
  const parameter = scope.environment.parameters.get(key);
  return parameter && { key, when: parameter.when };
}

function truthOfType(type: Type): boolean | undefined {
  if (type.kind === 'text') return type.mayBeEmpty ? undefined : true;
  if (type.kind === 'number') return type.minimum > 0 || type.maximum < 0 ? true : undefined;
  return undefined;
}

/** What a value is if it does not hold, where only one does not. */
function nothingOf({ type, parameter }: Some): Assumption {
  if (parameter === undefined) return [];
  if (type.kind === 'text') return [[parameter, '']];
  return type.kind === 'number' ? [[parameter, 0]] : [];
}

function assumed(key: string, assumptions: Assumptions): boolean | undefined {
  const value = assumptions.assumed.get(key);
  return typeof value === 'boolean' ? value : undefined;
}

function negate(truth: ConditionResult): ConditionResult {
  return typeof truth === 'boolean' ? !truth : truth;
}

/**
 * The key of an expression in the assumptions. The same text at one depth means the same. A parameter has no blank in
 * its name, so keys cannot collide.
 */
function pathKeyOf(expression: Expression, scope: TypeScope): string {
  return `${printExpression(expression)} at ${depthOf(expression, scope)}`;
}

/** The innermost block whose item or locals an expression names; 0 if it means the same everywhere. */
function depthOf(expression: Expression, scope: TypeScope): number {
  switch (expression.kind) {
    case 'literal':
      return 0;
    case 'call':
      return maximum(expression.args.map((arg) => depthOf(arg, scope)));
    case 'name': {
      const found = lookUpName(expression, scope);
      if (found === undefined) return outerScope(scope, expression.up).depth;
      return found.kind === 'root' ? 0 : found.scope.depth;
    }
  }
}
