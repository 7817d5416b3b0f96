import type { Inference } from '../../catalog/manifest/parameter.ts';
import { countGroups } from '../../catalog/manifest/pattern.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { languageOf } from '../../shared/data/parse.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Where `idp adopt` looks for an answer: a key in a file of data, or a pattern with a group in any other. */
export function checkInferences({ analyzedContributors }: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap((analyzed) =>
    Object.entries(analyzed.contributor.source.value.spec.parameters ?? {}).flatMap(
      ([name, { infer = [] }]) =>
        infer.flatMap((inference, index) => checkInference(analyzed, name, inference, index)),
    ),
  );
}

function checkInference(
  { contributor: { source } }: AnalyzedContributor,
  name: string,
  { file, key, pattern }: Inference,
  index: number,
): readonly Diagnostic[] {
  const report = (at: 'key' | 'pattern', message: string): readonly Diagnostic[] => {
    const location = locationOfValue(source, ['spec', 'parameters', name, 'infer', index, at]);
    return [{ code: 'manifest/value', message: `"${name}" ${message}`, location }];
  };
  if (key !== undefined && pattern !== undefined)
    return report('pattern', 'has both a key and a pattern; use one of them');
  if (key !== undefined && languageOf(file) === undefined)
    return report('key', `has a key, but ${file} is not JSON, YAML or TOML`);
  const reason = pattern === undefined ? undefined : whyNotGroup(pattern);
  return reason === undefined ? [] : report('pattern', `has a pattern that ${reason}`);
}

function whyNotGroup(pattern: string): string | undefined {
  return countGroups(pattern) > 0 ? undefined : 'has no group for the value';
}
