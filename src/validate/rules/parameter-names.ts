import type { TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import { factRoots } from '../../scaffold/answers/facts.ts';
import { environmentVariableOf } from '../../scaffold/answers/provided-answers.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/**
 * Every template prompts for the name first, no two parameters share an environment variable, and none hides the
 * settings of the platform or the template.
 */
export function checkParameterNames({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  return [
    ...[...catalog.templates.values()].flatMap(checkName),
    ...[...analyzedContributors.values()].flatMap(checkVariables),
    ...[...analyzedContributors.values()].flatMap(checkRoots),
  ];
}

function checkName({ id, source }: TemplateEntry): readonly Diagnostic[] {
  const path = ['spec', 'parameters'] as const;
  const { name } = source.value.spec.parameters;
  if (name === undefined) {
    const hint = 'write name: { type: string, format: dns-label } as the first parameter';
    const message = `${id} has no parameter "name", which idp new takes as its argument`;
    return [{ code: 'manifest/missing-key', message, location: locationOfKey(source, path), hint }];
  }
  const location = locationOfKey(source, [...path, 'name']);
  const wrong = (message: string, hint: string): Diagnostic => ({
    code: 'manifest/value',
    message,
    location,
    hint,
  });
  const diagnostics: Diagnostic[] = [];
  if (Object.keys(source.value.spec.parameters)[0] !== 'name')
    diagnostics.push(wrong('"name" is not the first parameter', 'move it to the top'));
  if (name.type !== 'string')
    diagnostics.push(wrong(`"name" is of type ${name.type}`, 'write type: string'));
  if (name.when !== undefined)
    diagnostics.push(wrong('"name" has a condition, but is always needed', 'remove when'));
  return diagnostics;
}

function checkVariables({ contributor: { source } }: AnalyzedContributor): readonly Diagnostic[] {
  const byVariable = new Map<string, string>();
  return Object.keys(source.value.spec.parameters ?? {}).flatMap((name): readonly Diagnostic[] => {
    const variable = environmentVariableOf(name);
    const earlier = byVariable.get(variable);
    byVariable.set(variable, name);
    if (earlier === undefined) return [];
    const message = `"${earlier}" and "${name}" are both set by ${variable}`;
    const location = locationOfKey(source, ['spec', 'parameters', name]);
    return [{ code: 'manifest/value', message, location, hint: 'rename one of them' }];
  });
}

function checkRoots({ contributor: { source } }: AnalyzedContributor): readonly Diagnostic[] {
  return factRoots
    .filter((root) => source.value.spec.parameters?.[root] !== undefined)
    .map((root) => ({
      code: 'manifest/value',
      message: `"${root}" is reserved for the settings of the ${root}`,
      location: locationOfKey(source, ['spec', 'parameters', root]),
      hint: 'rename the parameter',
    }));
}
