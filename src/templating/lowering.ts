import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Reading } from './lower-expression.ts';
import type { Definition, Frames, OpenPartials, TextScope } from './partial-scope.ts';
import type { Partials } from './partials.ts';
import { locationOf } from './read.ts';

/** The context of a statement. */
export interface Lowering extends Reading {
  readonly partials: Partials;
  readonly locals: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly frames: Frames;
  readonly text: TextScope;
  /** What `{{> @partial-block}}` calls. */
  readonly block: Definition | undefined;
  readonly open: OpenPartials;
  /** How many more nodes partials may expand to. */
  readonly budget: { left: number };
}

/** What is wrong with a node. */
export type NodeFault = Pick<Diagnostic, 'message' | 'hint' | 'fix'> & {
  readonly code?: Diagnostic['code'];
};

/** Adds a problem at a node, which yields no nodes itself. */
export function reportAt(
  { origin, diagnostics }: Reading,
  node: { readonly loc: hbs.AST.SourceLocation },
  message: string,
  { code = 'skeleton/syntax', hint, fix }: Omit<NodeFault, 'message'> = {},
): readonly [] {
  const location = locationOf(origin, node.loc);
  diagnostics.push({ code, message, location, ...(hint && { hint }), ...(fix && { fix }) });
  return [];
}
