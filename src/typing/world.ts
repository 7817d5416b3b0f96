import { type Facts, factRoots } from '../answers/facts.ts';
import type { Parameter } from '../manifest/parameter.ts';
import { subjectOf } from '../templating/names.ts';
import type { BlockNode, Expression, PartialNode } from '../templating/syntax.ts';
import { type MappingType, type Type, typeOfParameter, typeOfValue, unknown } from './type.ts';

/** A parameter as expressions meet it. */
export interface TypedParameter {
  readonly type: Type;
  /** If it does not hold, the parameter is absent. */
  readonly when: Expression | undefined;
}

/** All names that a text can meet in one composition, with their types. */
export interface World {
  readonly parameters: ReadonlyMap<string, TypedParameter>;
  readonly names: MappingType;
}

/** A parameter with its condition read, as a world is made of them. */
export interface DeclaredParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly when: Expression | undefined;
}

export function createWorld(declared: readonly DeclaredParameter[], facts: Facts): World {
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

/** Where an expression stands: inside which blocks, with which locals. */
export interface Scope {
  readonly world: World;
  readonly this: Type;
  /** What bare names are looked up in: `this` without the arguments of a partial. */
  readonly item: Type;
  /** The arguments of a partial. */
  readonly given?: ReadonlyMap<string, Type>;
  /** Of a partial that kept its `this`: `../` does not count it. */
  readonly sameItem?: boolean;
  /** The partial that it is in. */
  readonly partial?: string | undefined;
  readonly locals: ReadonlyMap<string, Type>;
  readonly outer: Scope | undefined;
  /** How many blocks and partials deep; names of one depth mean the same. */
  readonly depth: number;
  /** Whether an item around it may have fields: one of what is no list of a parameter. */
  readonly mayHaveFields: boolean;
}

export function outermost(world: World): Scope {
  return {
    world,
    this: world.names,
    item: world.names,
    locals: new Map(),
    outer: undefined,
    depth: 0,
    mayHaveFields: false,
  };
}

/** The scope inside a block whose values have these types, in the order of its locals. */
export function enter(
  outer: Scope,
  { locals, value }: Pick<BlockNode, 'locals' | 'value'>,
  types: readonly Type[],
): Scope {
  const named = locals.map((name, index) => [name, types[index] ?? unknown] as const);
  const subject = subjectOf(value);
  const ofParameter = outer.world.parameters.has(subject) && !outer.locals.has(subject);
  const item = types[0] ?? unknown;
  return {
    world: outer.world,
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
  call: Scope,
  { partial, context, up, sameItem }: PartialNode,
  contextType: Type | undefined,
  given: ReadonlyMap<string, Type>,
): Scope {
  const around = up === undefined ? call : outward(call, up);
  const item = contextType ?? call.item;
  const base = contextType ?? call.this;
  const isOfParameter = context && call.world.parameters.has(subjectOf(context));
  return {
    world: call.world,
    this: given.size > 0 ? withFields(base, given) : base,
    ...{ item, given, sameItem, partial },
    locals: up === undefined ? new Map() : (around?.locals ?? new Map()),
    outer: around,
    depth: call.depth + 1,
    mayHaveFields: call.mayHaveFields || (context !== undefined && !isOfParameter),
  };
}

function withFields(base: Type, given: ReadonlyMap<string, Type>): Type {
  if (base.kind === 'unknown') return base;
  return {
    kind: 'mapping',
    fields: new Map([...(base.kind === 'mapping' ? base.fields : []), ...given]),
    sometimes: base.kind === 'mapping' ? base.sometimes : undefined,
  };
}

function outward(scope: Scope, up: number): Scope | undefined {
  let at: Scope | undefined = scope;
  for (let left = up; at && left > 0; left -= 1) at = at.outer;
  return at;
}

/** The scope that `../` leads to; the outermost one if it leads out of all. */
export function climb(scope: Scope, up: number): Scope {
  if (scope.sameItem && scope.outer) return climb(scope.outer, up);
  return up === 0 || scope.outer === undefined ? scope : climb(scope.outer, up - 1);
}

/** How many `../` lead to an item. */
export function levelsAround(scope: Scope): number {
  const at = climb(scope, 0);
  return at.outer === undefined ? 0 : 1 + levelsAround(at.outer);
}
