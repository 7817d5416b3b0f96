import { type KubernetesObject, ofKind } from './manifests.ts';

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The groups of every PrometheusRule, which are word for word what a rule file holds. */
export function ruleGroups(objects: readonly KubernetesObject[]): RuleGroup[] {
  return ofKind(objects, 'PrometheusRule').flatMap(
    ({ spec }) => (spec as { readonly groups: RuleGroup[] }).groups,
  );
}

export function allRules(objects: readonly KubernetesObject[]): Rule[] {
  return ruleGroups(objects).flatMap(({ rules }) => rules);
}
