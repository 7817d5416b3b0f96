import { isFactRoot } from '../../answers/facts.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { helperNamed, helperProblem } from '../../templating/helper-names.ts';
import type { NameExpression } from '../../templating/syntax.ts';
import { type LookedUp, lookUp, lookUpName } from '../../typing/look-up.ts';
import { climb, levelsAround, type Scope } from '../../typing/world.ts';
import type { TypedRule } from './rule.ts';

/** Names inside of `each` and `with` that an item and what stands outside of it could both mean, or neither does. */
export const itemNames: TypedRule = {
  checkExpression: (expression, purpose, { scope }) => {
    if (expression.kind !== 'name' || expression.data) return [];
    const helper = purpose === 'printed' && scope.mayHaveFields && helperNamed(expression);
    if (helper && lookUp(helper, scope).kind !== 'local')
      return [helperProblem(helper, expression)];
    if (expression.ofThis && expression.up <= levelsAround(scope)) return [];
    const found = lookUpName(expression, scope);
    return found ? checkBare(expression, found, scope) : checkOuter(expression, scope);
  },
};

function checkBare(name: NameExpression, found: LookedUp, scope: Scope): readonly Problem[] {
  const [first = ''] = name.path;
  const { fields } = scope.world.names;
  switch (found.kind) {
    case 'mixed':
      return [mixed(name)];
    case 'item':
      return fields.has(first) ? [itemName(name)] : [];
    case 'root':
      if (!scope.mayHaveFields || fields.has(first) || isFactRoot(first)) return [];
      return [undeclared(name, scope)];
    default:
      return [];
  }
}

/** Before items came first, `../` stood before a bare name without a meaning. */
function checkOuter(name: NameExpression, scope: Scope): readonly Problem[] {
  const [first = ''] = name.path;
  if (name.up > levelsAround(scope)) return [leadsOut(name)];
  const outer = climb(scope, name.up);
  if (name.up === 0 || outer.outer === undefined) return [];
  if (outer.locals.has(first) && lookUp(first, scope).kind === 'local')
    return [changed(name, `the name of a block outside`, name.path.join('.'))];
  return scope.world.names.fields.has(first) ? [itemName(name)] : [];
}

function leadsOut({ path, up, ofThis, location: place }: NameExpression): Problem {
  const name = path.join('.');
  const was = `${'../'.repeat(up)}${ofThis ? ['this', ...path].join('.') : name}`;
  return {
    code: 'skeleton/undeclared-name',
    message: `"${was}" leads out of all blocks`,
    place,
    ...(path.length > 0 && {
      hint: `write @root.${name}`,
      fix: { kind: 'word', was, becomes: `@root.${name}` },
    }),
  };
}

function mixed({ path, location: place }: NameExpression): Problem {
  const name = path.join('.');
  return {
    code: 'skeleton/mixed-items',
    message: `"${path[0]}" is a field of some items here, and not of all of them`,
    place,
    hint: `write this.${name} for the item, or @root.${name} for what stands outside of all blocks`,
  };
}

/** What a bare name that an item gives is reported as, whoever finds it. */
export function itemName(name: NameExpression): Problem {
  const root = isFactRoot(name.path[0] ?? '') ? 'the facts' : 'the parameter';
  return changed(name, root, `@root.${name.path.join('.')}`);
}

function changed(
  { path, up, location: place }: NameExpression,
  former: string,
  becomes: string,
): Problem {
  const was = `${'../'.repeat(up)}${path.join('.')}`;
  const item = up > 0 ? `${was.slice(0, up * 3)}this.${path.join('.')}` : `this.${was}`;
  return {
    code: 'skeleton/item-name',
    message: `"${was}" is the field of the item here, and no longer ${former}`,
    place,
    hint: `write ${becomes} for ${former}, as --fix does, or ${item} for the item`,
    fix: { kind: 'word', was, becomes },
  };
}

function undeclared(
  { path, location: place }: NameExpression,
  { world, this: item }: Scope,
): Problem {
  const fields = item.kind === 'mapping' ? [...item.fields.keys()] : [];
  return {
    code: 'skeleton/undeclared-name',
    message: `"${path.join('.')}" is neither a field of the item nor a parameter`,
    place,
    ...amend(path[0] ?? '', [...fields, ...world.names.fields.keys()]),
  };
}
