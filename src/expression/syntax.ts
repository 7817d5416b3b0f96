import type { Value } from '../data/value.ts';
import type { Place } from '../errors/problem.ts';

/**
 * The closed language of skeletons, conditions, defaults and paths: Handlebars without what could
 * reach code (no partials, decorators, hashes, raw output), each name and call with its place.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value; readonly place: Place }
  | NameExpression
  | CallExpression;

/** A parameter, `platform.x`, a block parameter, or a field of an item. */
export interface NameExpression {
  readonly kind: 'name';
  /** Without the leading `this`. */
  readonly path: readonly string[];
  /** Whether it starts at the item at hand: `this`, `this.rank`, `./rank`. */
  readonly ofThis: boolean;
  /** `@index`, `@key`, `@first`, `@last`, `@root`. */
  readonly data: boolean;
  /** How many `../` stand before it: it is a field of that item, or an `@` name there. */
  readonly up: number;
  readonly place: Place;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly place: Place;
}

export type Node =
  | TextNode
  | { readonly kind: 'output'; readonly value: Expression }
  | SlotNode
  | IfNode
  | BlockNode;

/** Text that comes out as it stands; `line` is where it begins in its file. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

/** The place where capabilities put their text; `indent` is set where it stands alone on its line. */
export interface SlotNode {
  readonly kind: 'slot';
  readonly slot: string;
  readonly indent: string | undefined;
  readonly place: Place;
}

export interface IfNode {
  readonly kind: 'if';
  readonly test: Expression;
  readonly whenTrue: readonly Node[];
  readonly whenFalse: readonly Node[];
  /** Where the block begins; of an `else if`, where that begins. */
  readonly place: Place;
}

/** `each` and `with`: a body for what a value holds, and another for when it holds nothing. */
export interface BlockNode {
  readonly kind: 'each' | 'with';
  readonly value: Expression;
  readonly locals: readonly string[];
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  readonly place: Place;
}

/** A text that was read once and can be rendered many times. */
export interface Template {
  readonly nodes: readonly Node[];
}
