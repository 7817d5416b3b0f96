import type { Expression, NameExpression } from '../templating/syntax.ts';
import { lookUpName } from './look-up.ts';
import { signatures } from './signatures.ts';
import { boolean, number, type Type, text, typeOfValue, unionAll, unknown } from './type.ts';
import { outerScope, type TypeScope } from './type-environment.ts';

/** The type of an expression in its scope. */
export function typeOf(expression: Expression, scope: TypeScope): Type {
  switch (expression.kind) {
    case 'literal':
      return typeOfValue(expression.value);
    case 'name':
      return resolveName(expression, scope).type;
    case 'call': {
      const gives = signatures[expression.helper]?.gives ?? unknown;
      if (typeof gives !== 'function') return gives;
      return gives(expression.args.map((arg) => typeOf(arg, scope)));
    }
  }
}

/** The type of a name; `lost` is the unknown segment, with the type it was looked up in. */
interface ResolvedName {
  readonly type: Type;
  readonly lost?: {
    readonly key: string;
    readonly inside: Type;
    readonly before: readonly string[];
  };
}

export function resolveName(expression: NameExpression, scope: TypeScope): ResolvedName {
  const { path, data, up } = expression;
  const at = outerScope(scope, up);
  const [first = '', ...rest] = path;
  if (data) return followData(path, at);
  const found = lookUpName(expression, scope);
  switch (found?.kind) {
    case undefined:
      return follow(at.this, path, []);
    case 'local':
      return follow(found.type, rest, [first]);
    case 'item':
      return follow(found.inside, path, []);
    case 'mixed':
    case 'unknown':
      return { type: unknown };
    case 'root': {
      const known = scope.environment.names.fields.get(first);
      return known === undefined ? { type: unknown } : follow(known, rest, [first]);
    }
  }
}

function followData([first, ...rest]: readonly string[], { environment }: TypeScope): ResolvedName {
  if (first === 'root') return follow(environment.names, rest, []);
  if (first === 'index') return { type: number };
  if (first === 'key') return { type: text };
  return { type: first === 'first' || first === 'last' ? boolean : unknown };
}

function follow(start: Type, path: readonly string[], before: readonly string[]): ResolvedName {
  let type = start;
  for (const [index, key] of path.entries()) {
    const inside = type;
    const found = fieldOf(inside, key);
    if (found === undefined)
      return { type: unknown, lost: { key, inside, before: [...before, ...path.slice(0, index)] } };
    type = found;
  }
  return { type };
}

function fieldOf(type: Type, key: string): Type | undefined {
  if (type.kind === 'unknown') return unknown;
  if (type.kind === 'mapping') return type.fields.get(key);
  if (key === 'length') return type.kind === 'list' || type.kind === 'text' ? number : undefined;
  return type.kind === 'list' && /^\d+$/.test(key) ? type.item : undefined;
}

/** The types that a block brings: what it holds, and the key or index of it. */
export function typesInside(kind: 'each' | 'with', value: Type): readonly Type[] {
  if (kind === 'with') return [value];
  if (value.kind === 'list') return [value.item, number];
  if (value.kind === 'mapping') return [unionAll([...value.fields.values()]), text];
  return [unknown, unknown];
}

/** Whether `each` could iterate a literal; of others their type tells. */
export function canBeListed(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'list' || type.kind === 'mapping';
}
