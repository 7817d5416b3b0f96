import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { defaultPath } from '../default-path.ts';

/** Defaults that together break a rule: who takes every default would be refused. */
export function checkDefaultAnswers(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.catalog.templates.values()].flatMap((template) => {
    const path = defaultPath(analysis, template);
    if (path === undefined) return [];
    const { composition, resolution } = path;
    const broken = resolution.diagnostics.filter(({ code }) => code === 'answers/rule');
    return broken.map(({ message }): Diagnostic => {
      const name = /^"([^"]+)"/.exec(message)?.[1] ?? '';
      const owner = contributorsOf(composition).find(
        ({ source }) => source.value.spec.parameters?.[name] !== undefined,
      );
      return {
        code: 'manifest/value',
        message: `by default, ${message}`,
        location: locationOfValue((owner ?? template).source, [
          'spec',
          'parameters',
          name,
          'default',
        ]),
        hint: 'change one of the defaults',
      };
    });
  });
}
