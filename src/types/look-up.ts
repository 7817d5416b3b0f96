import type { NameExpression } from '../templating/syntax.ts';
import type { Type } from './type.ts';
import type { TypeScope } from './type-environment.ts';

/** The meaning of the first segment of a bare name, as the renderer would resolve it. */
export type LookedUp =
  | { readonly kind: 'local'; readonly type: Type; readonly scope: TypeScope }
  | { readonly kind: 'item'; readonly inside: Type; readonly scope: TypeScope }
  /** A field that some of the items have and others have not. */
  | { readonly kind: 'mixed'; readonly scope: TypeScope }
  /** An item of which nothing is known, so that it may have such a field; or an inline partial, which sees no more. */
  | { readonly kind: 'unknown'; readonly scope: TypeScope }
  | { readonly kind: 'root' };

/** Looks a bare name up: block parameters and arguments of partials, then the items from the inside out, then what is outside of all blocks. */
export function lookUp(name: string, scope: TypeScope): LookedUp {
  const local = scope.locals.get(name);
  if (local !== undefined) return { kind: 'local', type: local, scope };
  for (let at: TypeScope | undefined = scope; at; at = at.outer) {
    const type = at.provided?.get(name);
    if (type) return { kind: 'local', type, scope: at };
    const inside = at.item;
    if (inside === scope.environment.names) return { kind: 'root' };
    if (at.sameItem) continue;
    if (inside.kind === 'unknown') return { kind: 'unknown', scope: at };
    if (inside.kind === 'list' && /^\d+$/.test(name)) return { kind: 'unknown', scope: at };
    const field = inside.kind === 'mapping' ? inside.fields.get(name) : undefined;
    if (inside.kind !== 'mapping' || field === undefined) continue;
    const isMixed = field.kind === 'null' || inside.sometimes?.has(name);
    return isMixed ? { kind: 'mixed', scope: at } : { kind: 'item', inside, scope: at };
  }
  return { kind: 'unknown', scope };
}

/** The same for a whole name; undefined for other than bare names: `this.x`, `../x`, `@index`. */
export function lookUpName(
  { path: [first], ofThis, data, up }: NameExpression,
  scope: TypeScope,
): LookedUp | undefined {
  return ofThis || data || up > 0 || first === undefined ? undefined : lookUp(first, scope);
}
