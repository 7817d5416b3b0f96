import type { PartialSource, Partials } from './partials.ts';
import type { Origin } from './read.ts';

/** The frames from the root to a point of a text; those with the same item are equal. */
export type Frames = readonly object[];

/** A partial that is written in the text itself: `{{#*inline "row"}}`, or the block of `{{#> layout}}`. */
export interface Definition {
  readonly kind: 'inline' | 'block';
  readonly program: hbs.AST.Program | undefined;
  readonly origin: Origin;
  /** The block parameters around it. */
  readonly locals: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  /** The frames around it whose items it sees; none if it is outside of all blocks. */
  readonly frames: Frames;
  readonly text: TextScope;
  /** The partials around it. */
  readonly open: OpenPartials;
  /** Of the block of a call: what `@partial-block` means in it. */
  readonly block: Definition | undefined;
}

/** One text, or one call of a partial with a file of its own, and the inline partials that are known while it renders. */
export interface TextScope {
  inline: ReadonlyMap<string, Definition>;
}

/** The partials that are being expanded, outermost first. */
export type OpenPartials = readonly { readonly name: string; readonly target: Target }[];

export type Target = Definition | PartialSource;

/** What a call means: what is written in the text comes before the files. */
export function findTarget(
  name: string,
  { text, block }: { readonly text: TextScope; readonly block: Definition | undefined },
  partials: Partials,
): Target | undefined {
  if (name === '@partial-block') return block;
  return text.inline.get(name) ?? partials.get(name);
}

export function isDefinition(target: Target): target is Definition {
  return 'program' in target;
}

/** The definitions of inline partials that a program holds, by name. */
export function inlinesOf(
  program: hbs.AST.Program | undefined,
  around: Omit<Definition, 'kind' | 'program'>,
): ReadonlyMap<string, Definition> {
  const inlines = new Map<string, Definition>();
  for (const statement of program?.body ?? []) {
    const name = inlineName(statement);
    if (name === undefined) continue;
    const { program } = statement as hbs.AST.DecoratorBlock;
    inlines.set(name, { ...around, kind: 'inline', program });
  }
  return inlines;
}

/** The name that an inline partial gets; undefined if a statement is not one. */
export function inlineName(statement: hbs.AST.Statement): string | undefined {
  if (String(statement.type) !== 'DecoratorBlock') return undefined;
  const { path, params } = statement as hbs.AST.DecoratorBlock;
  const [name] = params;
  const isInline = path.original === 'inline' && params.length === 1;
  return isInline && name?.type === 'StringLiteral'
    ? (name as hbs.AST.StringLiteral).value
    : undefined;
}
