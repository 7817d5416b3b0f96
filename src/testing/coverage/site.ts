import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import type { Location } from '../../shared/diagnostic.ts';
import type { BlockNode, IfNode, SlotNode, TemplateNode } from '../../templating/syntax.ts';

/** A place of a template at which something can go one way or another: each way is a side. */
export interface Site {
  readonly kind: SiteKind;
  readonly location: Location;
  /** As written: `{{#if (eq store "postgres")}}`, `(ne license "none")`, `license`. */
  readonly what: string;
  /** `holds`, `does not hold`; the values of an enumeration; `given`; `filled`. */
  readonly sides: readonly string[];
}

/** A file that is generated or not, a block of a skeleton, a slot, a `when` of a manifest, a parameter with choices. */
export type SiteKind = 'file' | 'branch' | 'slot' | 'condition' | 'value';

/** The key of a site while cases are rendered: a node of a text, a file, or a path in a manifest. */
export type SiteKey = TemplateNode | LoadedFile | string;

/** A block or slot of a file; of a partial, which many files call, its location. */
export function keyOfNode(
  node: IfNode | BlockNode | SlotNode,
  { skeletonFile }: LoadedFile,
): SiteKey {
  const { file, line, column } = node.location;
  return file === skeletonFile.file ? node : `${file}:${line}:${column} ${node.kind}`;
}

export type Sites = ReadonlyMap<SiteKey, Site>;

/** The key of a site in a manifest. */
export function siteKeyIn(contributor: string, path: readonly (string | number)[]): string {
  return `${contributor} ${path.join('.')}`;
}

/** The sides of a condition, in the order of `sideOf`. */
export const conditionSides = ['holds', 'does not hold'] as const;

export function sideOf(held: boolean): number {
  return held ? 0 : 1;
}
