import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { misspeltRuntime, runtimesOf } from '../misspelled-runtime.ts';

/** Misspelled runtimes of templates: otherwise only their consequences would be reported. */
export function checkRuntimes({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  return [...catalog.templates.values()].flatMap((template): readonly Diagnostic[] => {
    const runtime = misspeltRuntime(catalog, template);
    if (runtime === undefined) return [];
    return [
      {
        code: 'catalog/unknown-runtime',
        message: `no capability is for the runtime "${runtime}"`,
        location: locationOfValue(template.source, ['spec', 'runtime']),
        ...suggestFix(runtime, runtimesOf(catalog)),
      },
    ];
  });
}
