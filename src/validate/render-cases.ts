import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { locationOfKey } from '../catalog/manifest/source-map.ts';
import { type Composition, compose } from '../scaffold/compose/compose.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Result } from '../shared/result.ts';
import type { RenderCase } from './render-case.ts';

/** The results of rendering a template: the cases, and why others could not be rendered. */
export interface RenderCases {
  readonly renderCases: readonly RenderCase[];
  readonly diagnostics: readonly Diagnostic[];
}

export const noRenderCases: RenderCases = { renderCases: [], diagnostics: [] };

export function rejected(diagnostics: readonly Diagnostic[]): RenderCases {
  return { renderCases: [], diagnostics };
}

export function joinRenderCases(all: readonly RenderCases[]): RenderCases {
  return {
    renderCases: all.flatMap(({ renderCases }) => renderCases),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Composes a template with capabilities, each set once; a problem without a place gets that of the template. */
export function composer(
  catalog: Catalog,
  template: TemplateEntry,
): (ids: readonly string[]) => Result<Composition> {
  const done = new Map<string, Result<Composition>>();
  return (ids) => {
    const key = [...ids].sort().join(' ');
    const composed = done.get(key) ?? compose(catalog, template, ids);
    done.set(key, composed);
    return composed;
  };
}

/** Problems with a place: where they have none, the parameters of the template. */
export function locationInTemplate(
  diagnostics: readonly Diagnostic[],
  { source }: TemplateEntry,
): readonly Diagnostic[] {
  const location = locationOfKey(source, ['spec', 'parameters']);
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: diagnostic.location ?? location,
  }));
}
