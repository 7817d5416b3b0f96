import { languageOf } from '../../data/parse.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Inference } from '../../manifest/parameter.ts';
import { countGroups } from '../../manifest/pattern.ts';
import { placeOfValue } from '../../manifest/source.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/** Where `idp adopt` looks for an answer: a key in a file of data, or a pattern with a group in any other. */
export function checkInferences({ studies }: Survey): readonly Problem[] {
  return [...studies.values()].flatMap((study) =>
    Object.entries(study.contributor.source.value.spec.parameters ?? {}).flatMap(
      ([name, { infer = [] }]) =>
        infer.flatMap((inference, index) => checkInference(study, name, inference, index)),
    ),
  );
}

function checkInference(
  { contributor: { source } }: Study,
  name: string,
  { file, key, pattern }: Inference,
  index: number,
): readonly Problem[] {
  const report = (at: 'key' | 'pattern', message: string): readonly Problem[] => {
    const place = placeOfValue(source, ['spec', 'parameters', name, 'infer', index, at]);
    return [{ code: 'manifest/value', message: `"${name}" ${message}`, place }];
  };
  if (key !== undefined && pattern !== undefined)
    return report('pattern', 'is inferred by a key and by a pattern: one of them is enough');
  if (key !== undefined && languageOf(file) === undefined)
    return report('key', `is inferred by a key of ${file}, which is no JSON, YAML or TOML`);
  const reason = pattern === undefined ? undefined : whyNotGroup(pattern);
  return reason === undefined ? [] : report('pattern', `is inferred by a pattern that ${reason}`);
}

function whyNotGroup(pattern: string): string | undefined {
  return countGroups(pattern) > 0 ? undefined : 'has no group for the value';
}
