import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { BlockNode, Expression, IfNode } from '../../templating/syntax.ts';
import type { ExpressionSite, Purpose } from '../../types/walk.ts';

/** A rule on expressions, given the types of all names. */
export interface TypedRule {
  readonly checkExpression?: (
    expression: Expression,
    purpose: Purpose,
    site: ExpressionSite,
  ) => readonly Diagnostic[];
  readonly checkBlock?: (node: IfNode | BlockNode, site: ExpressionSite) => readonly Diagnostic[];
  /** A condition of a manifest: of a file, a parameter, a command. */
  readonly checkCondition?: (condition: Expression, site: ExpressionSite) => readonly Diagnostic[];
}
