import type { Prometheus } from './prometheus.ts';

/** What a query reads: each metric with the labels that the query expects on it. */
export interface Reading {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** A node of the syntax tree as Prometheus gives it. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly matchers?: readonly { readonly name: string }[];
  readonly grouping?: readonly string[];
  readonly without?: boolean;
  readonly [child: string]: unknown;
}

/** Parsed by Prometheus itself. Labels that an aggregation groups by count for all that is in it. */
export async function readQuery(prometheus: Prometheus, query: string): Promise<Reading[]> {
  return readNode(await prometheus.ask<Node>('parse_query', { query }), []);
}

function readNode(node: Node, grouping: readonly string[]): Reading[] {
  if (node.type === 'vectorSelector' || node.type === 'matrixSelector') {
    const own = (node.matchers ?? []).map(({ name }) => name).filter((name) => name !== '__name__');
    return [{ metric: node.name ?? '', labels: [...own, ...grouping] }];
  }
  const groups = node.without === true ? [] : (node.grouping ?? []);
  return children(node).flatMap((child) => readNode(child, [...grouping, ...groups]));
}

function children(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is Node => value !== null && typeof value === 'object' && 'type' in value,
    );
}
