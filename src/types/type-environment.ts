import type { Parameter } from '../catalog/manifest/parameter.ts';
import { type Facts, factRoots } from '../scaffold/answers/facts.ts';
import { subjectOf } from '../templating/names.ts';
import type { BlockNode, Expression, PartialNode } from '../templating/syntax.ts';
import { type MappingType, type Type, typeOfParameter, typeOfValue, unknown } from './type.ts';

/** A parameter as expressions meet it. */
interface TypedParameter {
  readonly type: Type;
  /** If it does not hold, the parameter is absent. */
  readonly when: Expression | undefined;
}

/** All names that a text can meet in one composition, with their types. */
export interface TypeEnvironment {
  readonly parameters: ReadonlyMap<string, TypedParameter>;
  readonly names: MappingType;
}

/** A parameter with its condition read, as a world is made of them. */
export interface DeclaredParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly when: Expression | undefined;
}

export function createTypeEnvironment(
  declared: readonly DeclaredParameter[],
  facts: Facts,
): TypeEnvironment {
  const parameters = new Map(
    declared.map(({ name, parameter, when }) => [name, { type: typeOfParameter(parameter), when }]),
  );
  const roots = factRoots.map((root): [string, Type] => {
    const known = facts[root];
    return [root, known === undefined ? unknown : typeOfValue(known)];
  });
  const fields = new Map([
    ...[...parameters].map(([name, { type }]) => [name, type] as const),
    ...roots,
  ]);
  return { parameters, names: { kind: 'mapping', fields } };
}

/** The scope of an expression: its blocks and locals. */
export interface TypeScope {
  readonly environment: TypeEnvironment;
  readonly this: Type;
  /** What bare names are looked up in: `this` without the arguments of a partial. */
  readonly item: Type;
  /** The arguments of a partial. */
  readonly provided?: ReadonlyMap<string, Type>;
  /** Of a partial that kept its `this`: `../` does not count it. */
  readonly sameItem?: boolean;
  /** The partial that it is in. */
  readonly partial?: string | undefined;
  readonly locals: ReadonlyMap<string, Type>;
  readonly outer: TypeScope | undefined;
  /** How many blocks and partials deep; names of one depth mean the same. */
  readonly depth: number;
  /** Whether an item around it may have fields: not for lists of a parameter. */
  readonly mayHaveFields: boolean;
}

export function rootScope(environment: TypeEnvironment): TypeScope {
  return {
    environment,
    this: environment.names,
    item: environment.names,
    locals: new Map(),
    outer: undefined,
    depth: 0,
    mayHaveFields: false,
  };
}

/** The scope inside a block whose values have these types, in the order of its locals. */
export function enterScope(
  outer: TypeScope,
  { locals, value }: Pick<BlockNode, 'locals' | 'value'>,
  types: readonly Type[],
): TypeScope {
  const named = locals.map((name, index) => [name, types[index] ?? unknown] as const);
  const subject = subjectOf(value);
  const ofParameter = outer.environment.parameters.has(subject) && !outer.locals.has(subject);
  const item = types[0] ?? unknown;
  return {
    environment: outer.environment,
    this: item,
    item,
    partial: outer.partial,
    locals: new Map([...outer.locals, ...named]),
    outer,
    depth: outer.depth + 1,
    mayHaveFields: outer.mayHaveFields || !ofParameter,
  };
}

/** The scope inside a partial that is called with a context and arguments of these types. */
export function enterPartial(
  call: TypeScope,
  { partial, context, up, sameItem }: PartialNode,
  contextType: Type | undefined,
  provided: ReadonlyMap<string, Type>,
): TypeScope {
  const around = up === undefined ? call : outward(call, up);
  const item = contextType ?? call.item;
  const base = contextType ?? call.this;
  const isOfParameter = context && call.environment.parameters.has(subjectOf(context));
  return {
    environment: call.environment,
    this: provided.size > 0 ? withFields(base, provided) : base,
    ...{ item, provided, sameItem, partial },
    locals: up === undefined ? new Map() : (around?.locals ?? new Map()),
    outer: around,
    depth: call.depth + 1,
    mayHaveFields: call.mayHaveFields || (context !== undefined && !isOfParameter),
  };
}

function withFields(base: Type, provided: ReadonlyMap<string, Type>): Type {
  if (base.kind === 'unknown') return base;
  return {
    kind: 'mapping',
    fields: new Map([...(base.kind === 'mapping' ? base.fields : []), ...provided]),
    sometimes: base.kind === 'mapping' ? base.sometimes : undefined,
  };
}

function outward(scope: TypeScope, up: number): TypeScope | undefined {
  let at: TypeScope | undefined = scope;
  for (let left = up; at && left > 0; left -= 1) at = at.outer;
  return at;
}

/** The scope that `../` leads to; the outermost one if it leads out of all. */
export function outerScope(scope: TypeScope, up: number): TypeScope {
  if (scope.sameItem && scope.outer) return outerScope(scope.outer, up);
  return up === 0 || scope.outer === undefined ? scope : outerScope(scope.outer, up - 1);
}

/** How many `../` lead to an item. */
export function levelsAround(scope: TypeScope): number {
  const at = outerScope(scope, 0);
  return at.outer === undefined ? 0 : 1 + levelsAround(at.outer);
}
