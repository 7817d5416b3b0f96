import { isFactRoot } from '../../scaffold/answers/facts.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { helperDiagnostic, helperNamed } from '../../templating/helper-names.ts';
import type { NameExpression } from '../../templating/syntax.ts';
import { type LookedUp, lookUp, lookUpName } from '../../types/look-up.ts';
import { levelsAround, outerScope, type TypeScope } from '../../types/type-environment.ts';
import type { TypedRule } from './rule.ts';

/** Names inside `each` and `with` that could mean a field of the item or an outer name, or neither. */
export const itemNamesRule: TypedRule = {
  checkExpression: (expression, purpose, { scope }) => {
    if (expression.kind !== 'name' || expression.data) return [];
    const helper = purpose === 'printed' && scope.mayHaveFields && helperNamed(expression);
    if (helper && lookUp(helper, scope).kind !== 'local')
      return [helperDiagnostic(helper, expression)];
    if (expression.ofThis && expression.up <= levelsAround(scope)) return [];
    const found = lookUpName(expression, scope);
    return found ? checkBare(expression, found, scope) : checkOuter(expression, scope);
  },
};

function checkBare(name: NameExpression, found: LookedUp, scope: TypeScope): readonly Diagnostic[] {
  const [first = ''] = name.path;
  const { fields } = scope.environment.names;
  switch (found.kind) {
    case 'mixed':
      return [mixed(name)];
    case 'item':
      return fields.has(first) ? [resolveItemName(name)] : [];
    case 'root':
      if (!scope.mayHaveFields || fields.has(first) || isFactRoot(first)) return [];
      return [undeclared(name, scope)];
    default:
      return [];
  }
}

/** Before items came first, `../` had no effect before a bare name. */
function checkOuter(name: NameExpression, scope: TypeScope): readonly Diagnostic[] {
  const [first = ''] = name.path;
  if (name.up > levelsAround(scope)) return [leadsOut(name)];
  const outer = outerScope(scope, name.up);
  if (name.up === 0 || outer.outer === undefined) return [];
  if (outer.locals.has(first) && lookUp(first, scope).kind === 'local')
    return [changed(name, `the name of a block outside`, name.path.join('.'))];
  return scope.environment.names.fields.has(first) ? [resolveItemName(name)] : [];
}

function leadsOut({ path, up, ofThis, location }: NameExpression): Diagnostic {
  const name = path.join('.');
  const was = `${'../'.repeat(up)}${ofThis ? ['this', ...path].join('.') : name}`;
  return {
    code: 'skeleton/undeclared-name',
    message: `"${was}" leads out of all blocks`,
    location,
    ...(path.length > 0 && {
      hint: `write @root.${name}`,
      fix: { kind: 'word', was, becomes: `@root.${name}` },
    }),
  };
}

function mixed({ path, location }: NameExpression): Diagnostic {
  const name = path.join('.');
  return {
    code: 'skeleton/mixed-items',
    message: `"${path[0]}" is a field of only some of the items here`,
    location,
    hint: `write this.${name} for the item, or @root.${name} for the name outside of all blocks`,
  };
}

/** The problem for a bare name that an item provides. */
export function resolveItemName(name: NameExpression): Diagnostic {
  const root = isFactRoot(name.path[0] ?? '') ? 'the facts' : 'the parameter';
  return changed(name, root, `@root.${name.path.join('.')}`);
}

function changed(
  { path, up, location }: NameExpression,
  former: string,
  becomes: string,
): Diagnostic {
  const was = `${'../'.repeat(up)}${path.join('.')}`;
  const item = up > 0 ? `${was.slice(0, up * 3)}this.${path.join('.')}` : `this.${was}`;
  return {
    code: 'skeleton/item-name',
    message: `"${was}" now means the field of the item, no longer ${former}`,
    location,
    hint: `write ${becomes} for ${former}, as --fix does, or ${item} for the item`,
    fix: { kind: 'word', was, becomes },
  };
}

function undeclared(
  { path, location }: NameExpression,
  { environment, this: item }: TypeScope,
): Diagnostic {
  const fields = item.kind === 'mapping' ? [...item.fields.keys()] : [];
  return {
    code: 'skeleton/undeclared-name',
    message: `"${path.join('.')}" is neither a field of the item nor a parameter`,
    location,
    ...suggestFix(path[0] ?? '', [...fields, ...environment.names.fields.keys()]),
  };
}
