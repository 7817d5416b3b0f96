import type { Value } from '../shared/data/value.ts';
import type { Location } from '../shared/diagnostic.ts';

/**
 * The syntax tree of a text after `Handlebars.parse`: a closed set of nodes, each with its location in its own file.
 * Partials are expanded where they are called, so a walk over these nodes visits their content there.
 */
export interface Template {
  readonly nodes: readonly TemplateNode[];
}

export type Expression = LiteralExpression | NameExpression | CallExpression;

interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: Value;
  readonly location: Location;
}

/** A parameter, `platform.x`, a block parameter, or a field of an item. */
export interface NameExpression {
  readonly kind: 'name';
  /** Without the leading `this`. */
  readonly path: readonly string[];
  /** Whether it starts at the current item: `this`, `this.rank`, `./rank`. */
  readonly ofThis: boolean;
  /** `@index`, `@key`, `@first`, `@last`, `@root`. */
  readonly data: boolean;
  /** How many `../` come before it. */
  readonly up: number;
  readonly location: Location;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly location: Location;
}

export type TemplateNode = TextNode | OutputNode | SlotNode | IfNode | BlockNode | PartialNode;

/** Text that is output as it is. */
interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly file: string;
  /** Where it begins in its file. */
  readonly line: number;
}

interface OutputNode {
  readonly kind: 'output';
  readonly value: Expression;
}

/** Where capabilities put their text; `indent` is set if it is alone on its line. */
export interface SlotNode {
  readonly kind: 'slot';
  readonly slot: string;
  readonly indent: string | undefined;
  readonly location: Location;
}

/** `if`, and `unless` with swapped branches. */
export interface IfNode {
  readonly kind: 'if';
  readonly test: Expression;
  readonly whenTrue: readonly TemplateNode[];
  readonly whenFalse: readonly TemplateNode[];
  /** Where the block begins; of an `else if`, where that begins. */
  readonly location: Location;
}

/** `each` and `with`: a body for what a value holds, and another for when it holds nothing. */
export interface BlockNode {
  readonly kind: 'each' | 'with';
  readonly value: Expression;
  readonly locals: readonly string[];
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
  readonly location: Location;
}

/** A call of a partial, with the nodes of the partial. */
export interface PartialNode {
  readonly kind: 'partial';
  readonly partial: string;
  /** Undefined if it is written in the text itself. */
  readonly file: string | undefined;
  /** What `this` becomes; undefined if it stays. */
  readonly context: Expression | undefined;
  readonly hash: readonly (readonly [name: string, value: Expression])[];
  /**
   * Of a partial that is written in the text itself: how many frames lie between the call and the block around its
   * definition, whose names it sees. A partial of its own file sees the items around its call.
   */
  readonly up: number | undefined;
  /** Whether `this` is that of the frame around, so that `../` does not count the partial. */
  readonly sameItem: boolean;
  /** How many frames of `@index` and the like it adds; visible only to `@../index`. */
  readonly dataFrames: number;
  readonly indent: string | undefined;
  readonly body: readonly TemplateNode[];
  readonly location: Location;
}
