import { choicesOf } from '../../catalog/manifest/choice.ts';
import type { Parameter, TextLimits } from '../../catalog/manifest/parameter.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { type KeyPath, locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { invalidValueReason } from '../../scaffold/answers/check-value.ts';
import { quote } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Parameters that contradict themselves: limits, patterns, choices and defaults. */
export function checkParameterValues({
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap((analyzed) =>
    Object.entries(analyzed.contributor.source.value.spec.parameters ?? {}).flatMap(
      ([name, parameter]) => checkParameter(analyzed, name, parameter),
    ),
  );
}

type Report = (key: KeyPath, message: string, fix?: Pick<Diagnostic, 'hint' | 'fix'>) => void;

function checkParameter(
  { contributor: { source } }: AnalyzedContributor,
  name: string,
  parameter: Parameter,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (key, message, fix) =>
    diagnostics.push({
      code: 'manifest/value',
      message: `"${name}" ${message}`,
      location: locationOfValue(source, ['spec', 'parameters', name, ...key]),
      ...fix,
    });
  checkLimits(parameter, report);
  checkChoices(parameter, report);
  if (diagnostics.length === 0) checkDefault(parameter, report);
  if (parameter.advanced && parameter.default === undefined && !isSecret(parameter)) {
    diagnostics.push({
      code: 'manifest/missing-key',
      message: `"${name}" is advanced, but has no default`,
      location: locationOfKey(source, ['spec', 'parameters', name, 'advanced']),
      hint: 'give it a default, or remove advanced',
    });
  }
  return diagnostics;
}

function checkLimits(parameter: Parameter, report: Report): void {
  if (parameter.type === 'boolean') return;
  if (parameter.type === 'string') checkTextLimits(parameter, [], report);
  else if (parameter.type === 'array') {
    checkOrder(parameter, 'minItems', 'maxItems', [], report);
    checkTextLimits(parameter.items, ['items'], report);
  } else checkOrder(parameter, 'minimum', 'maximum', [], report);
}

function checkTextLimits(limits: TextLimits, at: KeyPath, report: Report): void {
  checkOrder(limits, 'minLength', 'maxLength', at, report);
}

function checkOrder<Low extends string, High extends string>(
  limits: { readonly [key in Low | High]?: number | undefined },
  low: Low,
  high: High,
  at: KeyPath,
  report: Report,
): void {
  const [least, most] = [limits[low], limits[high]];
  if (least !== undefined && most !== undefined && least > most)
    report([...at, low], `has a ${low} of ${least}, above its ${high} of ${most}`);
}

function checkChoices(parameter: Parameter, report: Report): void {
  const values = choicesOf(parameter)?.map(({ value }) => value) ?? [];
  const path = parameter.type === 'array' ? ['items', 'enum'] : ['enum'];
  values.forEach((value, index) => {
    if (values.indexOf(value) < index)
      report([...path, index], `has the choice ${quote(value)} twice`, {
        fix: { kind: 'take-out' },
      });
  });
}

function checkDefault(parameter: Parameter, report: Report): void {
  const { default: value } = parameter;
  if (value === undefined) return;
  if (isSecret(parameter)) {
    report(['default'], 'is a secret and must not have a default', {
      hint: 'remove its default',
    });
    return;
  }
  if ([value].flat().some((text) => typeof text === 'string' && text.includes('{{'))) return;
  const reason = invalidValueReason(parameter, value);
  if (reason !== undefined) report(['default'], `has the default ${quote(value)}, but ${reason}`);
}
