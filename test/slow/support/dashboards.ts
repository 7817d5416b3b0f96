import { type KubernetesObject, ofKind } from './manifests.ts';

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
}

interface Panel {
  readonly title?: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr?: string }[];
  /** A collapsed row holds its panels. */
  readonly panels?: readonly Panel[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query?: unknown;
}

/** The dashboards as Grafana's sidecar finds them: in the ConfigMaps with its label. */
export function readDashboards(objects: readonly KubernetesObject[]): Dashboard[] {
  return ofKind(objects, 'ConfigMap')
    .filter(({ metadata }) => metadata.labels?.grafana_dashboard !== undefined)
    .flatMap(({ data }) => Object.values(data ?? {}))
    .map((text) => JSON.parse(text) as Dashboard);
}

/** Every query of every panel. */
export function panelQueries({ panels }: Pick<Dashboard, 'panels'>): string[] {
  return panels.flatMap((panel) => [
    ...(panel.targets ?? []).flatMap(({ expr }) => expr ?? []),
    ...panelQueries({ panels: panel.panels ?? [] }),
  ]);
}

/** What the choices of a variable are asked from: `label_values(selector, label)` as one selector. */
export function variableQueries({ templating }: Dashboard): string[] {
  return templating.list
    .filter(({ type }) => type === 'query')
    .map(({ query }) => (typeof query === 'string' ? query : (query as { query: string }).query))
    .map((query) => query.replace(/^label_values\((.*), *(\w+)\)$/s, 'count by ($2) ($1)'));
}

/**
 * Puts values in the place of Grafana's variables.
 *
 * @throws naming a variable that the dashboard does not declare
 */
export function interpolate(query: string, values: Readonly<Record<string, string>>): string {
  return query.replace(/\$(?:\{(\w+)(?::\w+)?\}|(\w+))/g, (_, braced, plain) => {
    const value = values[braced ?? plain];
    if (value === undefined) throw new Error(`$${braced ?? plain} is not valid variable: ${query}`);
    return value;
  });
}
