import { type Facts, factRoots } from '../answers/facts.ts';
import { subjectOf } from '../expression/names.ts';
import type { BlockNode, Expression } from '../expression/syntax.ts';
import type { Parameter } from '../manifest/parameter.ts';
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
  readonly locals: ReadonlyMap<string, Type>;
  readonly outer: Scope | undefined;
  /** How many blocks deep; names of one depth mean the same. */
  readonly depth: number;
  /** Whether an item around it may have fields: one of what is no list of a parameter. */
  readonly mayHaveFields: boolean;
}

export function outermost(world: World): Scope {
  return {
    world,
    this: world.names,
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
  return {
    world: outer.world,
    this: types[0] ?? unknown,
    locals: new Map([...outer.locals, ...named]),
    outer,
    depth: outer.depth + 1,
    mayHaveFields: outer.mayHaveFields || !ofParameter,
  };
}

/** The scope that `../` leads to. */
export function climb(scope: Scope, up: number): Scope {
  return up === 0 || scope.outer === undefined ? scope : climb(scope.outer, up - 1);
}
