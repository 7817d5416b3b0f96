import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfValue } from '../../manifest/source.ts';
import { misspeltRuntime, runtimesOf } from '../misspelt-runtime.ts';
import type { Survey } from '../survey.ts';

/** Runtimes of templates that are a slip: without this, only what follows from it would be told. */
export function checkRuntimes({ catalog }: Survey): readonly Problem[] {
  return [...catalog.templates.values()].flatMap((template): readonly Problem[] => {
    const runtime = misspeltRuntime(catalog, template);
    if (runtime === undefined) return [];
    return [
      {
        code: 'catalog/unknown-runtime',
        message: `no capability is for the runtime "${runtime}"`,
        place: placeOfValue(template.source, ['spec', 'runtime']),
        ...amend(runtime, runtimesOf(catalog)),
      },
    ];
  });
}
