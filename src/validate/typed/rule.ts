import type { Problem } from '../../errors/problem.ts';
import type { BlockNode, Expression, IfNode } from '../../templating/syntax.ts';
import type { Purpose, Spot } from '../../typing/walk.ts';

/** A rule on what stands between braces, given the types of all names there. */
export interface TypedRule {
  readonly checkExpression?: (
    expression: Expression,
    purpose: Purpose,
    spot: Spot,
  ) => readonly Problem[];
  readonly checkBlock?: (node: IfNode | BlockNode, spot: Spot) => readonly Problem[];
  /** A condition of a manifest: of a file, a parameter, a command. */
  readonly checkCondition?: (condition: Expression, spot: Spot) => readonly Problem[];
}
