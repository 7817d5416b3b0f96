import type { Origin } from './read.ts';

/** What a text with braces is cut into, before it becomes nodes. */
export type Part = TextPart | MustachePart | BlockPart;

/** Text as it stands, and what is left of it where a tag that is alone on its line takes the line along. */
export interface TextPart {
  readonly kind: 'text';
  readonly original: string;
  readonly line: number;
  text: string;
  startTaken: boolean;
  endTaken: boolean;
}

/** One expression between braces with the place where it begins. */
export interface MustachePart {
  readonly kind: 'mustache';
  readonly program: hbs.AST.Program;
  readonly origin: Origin;
}

export const blockNames = ['if', 'unless', 'each', 'with'] as const;

/** A block, from its opening to its closing tag. */
export interface BlockPart {
  readonly kind: 'block';
  readonly name: (typeof blockNames)[number];
  /** Its columns are counted from the opening tag, where `origin` is. */
  readonly subject: hbs.AST.Expression;
  readonly locals: readonly string[];
  readonly origin: Origin;
  /** Of the whole, if it stands on one line. */
  readonly length: number | undefined;
  readonly body: readonly Part[];
  /** Behind its `{{else}}`. */
  readonly otherwise: readonly Part[] | undefined;
}
