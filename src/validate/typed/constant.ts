import type { Diagnostic } from '../../shared/diagnostic.ts';
import { baseName } from '../../shared/tree/path.ts';
import type { Expression } from '../../templating/syntax.ts';
import { printExpression } from '../../types/print-expression.ts';
import { type Guard, isPossible } from '../../types/satisfiable.ts';
import type { TypeScope } from '../../types/type-environment.ts';
import { type ExpressionSite, guarded } from '../../types/walk.ts';
import { checkArguments } from './argument-types.ts';
import { checkCompared } from './compared.ts';
import type { TypedRule } from './rule.ts';

/** Conditions that are always or never true where they are, so that a branch is always or never taken. */
export const constantRule: TypedRule = {
  checkBlock: (node, site) => {
    if (node.kind !== 'if') {
      const mayHold = node.otherwise.length === 0;
      return checkConstant(node.value, site, { dead: 'its content is never rendered', mayHold });
    }
    const dead = node.whenTrue.length > 0 ? 'its branch is never taken' : 'it changes nothing';
    return checkConstant(node.test, site, { dead, isLast: node.whenFalse.length === 0 });
  },
  checkCondition: (condition, site) =>
    checkConstant(condition, site, { dead: 'its value is never used' }),
};

interface ConstantMessage {
  /** What becomes of a condition that never holds. */
  readonly dead: string;
  /** Whether nothing comes where it does not hold: the last of a chain may name what is left. */
  readonly isLast?: boolean;
  /** Whether it may always hold: a block without an else is there for what it brings, and decides nothing. */
  readonly mayHold?: boolean;
}

/** In unreachable code, the outer condition was already reported. */
function checkConstant(
  test: Expression,
  site: ExpressionSite,
  wording: ConstantMessage,
): readonly Diagnostic[] {
  const { dead, isLast, mayHold } = wording;
  if (isWrongInItself(test, site.scope)) return [];
  const around = isLast ? { ...site, guards: site.guards.filter(({ holds }) => holds) } : site;
  const canHold = isPossible(guarded(site, test, true).guards);
  const canFail = isPossible(guarded(around, test, false).guards);
  if (canHold === canFail) return [];
  const [printed, { location }] = [printExpression(test), test];
  const { partial } = site.scope;
  const isHere = partial === undefined || partial === '@partial-block';
  if (canHold && mayHold) return [];
  const because = outerCause(test, site);
  if (canHold) {
    const message = `${printed} is always true ${isHere ? 'here' : 'in every call of this partial'}`;
    const hint = `remove the condition${because}`;
    return [{ code: 'skeleton/always-holds', message, location, hint }];
  }
  const message = `${printed} is never true ${isHere ? 'here' : 'in any call of this partial'}`;
  return [{ code: 'skeleton/never-holds', message, location, hint: `${dead}${because}` }];
}

/** The condition in a manifest, or around the call of a partial, that decides it: one of the two is a mistake. */
function outerCause(test: Expression, site: ExpressionSite): string {
  const isOwn = (guard: Guard) => guard.test.location.file === test.location.file;
  const outer = site.guards.find((guard) => !isOwn(guard));
  if (outer === undefined) return '';
  const alone = { ...site, guards: site.guards.filter(isOwn) };
  const [canHold, canFail] = [true, false].map((holds) =>
    isPossible(guarded(alone, test, holds).guards),
  );
  if (canHold !== canFail) return '';
  const { file, line } = outer.test.location;
  const holds = outer.holds ? 'holds' : 'does not hold';
  const source = baseName(file);
  const what = source.endsWith('.hbs') ? 'it is called only' : 'the file exists only';
  return `; ${what} where ${printExpression(outer.test)} ${holds}: line ${line} of ${source}`;
}

/** A condition with a wrong comparison is not reported again. */
function isWrongInItself(expression: Expression, scope: TypeScope): boolean {
  if (expression.kind !== 'call') return false;
  return (
    checkCompared(expression, scope).length > 0 ||
    checkArguments(expression, scope).length > 0 ||
    expression.args.some((arg) => isWrongInItself(arg, scope))
  );
}
