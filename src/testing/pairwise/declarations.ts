import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { isFactRoot } from '../../scaffold/answers/facts.ts';
import { append } from '../../shared/append.ts';
import { namesOfExpression, namesOfTemplate } from '../../templating/names.ts';
import { parseExpression, parseTemplate } from '../../templating/parse.ts';
import type { Expression } from '../../templating/syntax.ts';
import type { AnalyzedContributor } from '../../validate/analyze-contributor.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import type { RenderContext } from '../../validate/resolve-case.ts';

/** A condition of a manifest that depends on answers. */
export interface Condition {
  readonly owner: string;
  readonly text: string;
  readonly expression: Expression;
  /** Whether a file or a hook depends on it; else a parameter does, or a rule. */
  readonly isOfFiles: boolean;
  /** Whether it must hold of the answers. */
  readonly isRule: boolean;
}

/** All that a template and its capabilities declare, by which a case can differ from another. */
export interface Declarations {
  readonly conditions: readonly Condition[];
  /** By parameter, each who declares it: several systems of one layer may. */
  readonly parameters: ReadonlyMap<string, readonly VariableDeclaration[]>;
  /** The parameters on which a parameter depends, and those on which they do. */
  readonly needsOf: (name: string) => ReadonlySet<string>;
}

export interface VariableDeclaration {
  readonly owner: string;
  readonly parameter: Parameter;
}

export function readDeclarations({ analysis, template, choices }: RenderContext): Declarations {
  const analyzedContributors = [template.id, ...choices.ids].flatMap(
    (id) => analysis.analyzedContributors.get(id) ?? [],
  );
  const parameters = new Map<string, VariableDeclaration[]>();
  for (const { contributor } of analyzedContributors)
    for (const [name, parameter] of Object.entries(
      contributor.source.value.spec.parameters ?? {},
    )) {
      const declaration = { owner: contributor.id, parameter };
      if (!parameters.get(name)?.push(declaration)) parameters.set(name, [declaration]);
    }
  const direct = new Map(
    [...parameters].map(([name, all]) => [
      name,
      all.flatMap(({ parameter }) => namesIn(parameter)).filter((need) => parameters.has(need)),
    ]),
  );
  const needsOf = (name: string) => reach(direct, name);
  return { conditions: analyzedContributors.flatMap(conditionsOf), parameters, needsOf };
}

function conditionsOf({ contributor }: AnalyzedContributor): readonly Condition[] {
  const { id: owner } = contributor;
  return textsOf(contributor).flatMap(({ kind, path, text }) => {
    const parsed = kind !== 'template' ? parseExpression(text, { file: '' }) : undefined;
    if (!parsed?.ok || rootsOf(parsed.value).length === 0) return [];
    const isOfFiles = kind === 'expression' && path[1] !== 'parameters';
    return [{ owner, text, expression: parsed.value, isOfFiles, isRule: kind === 'rule' }];
  });
}

/** The parameters that an expression names; facts are none. */
export function rootsOf(expression: Expression): readonly string[] {
  return namesOfExpression(expression).flatMap(({ path: [first = ''] }) =>
    isFactRoot(first) ? [] : [first],
  );
}

function namesIn({ when, default: fallback }: Parameter): readonly string[] {
  const condition = when === undefined ? undefined : parseExpression(when, { file: '' });
  const texts = [fallback].flat().filter((text) => typeof text === 'string');
  const templates = texts.map((text) => parseTemplate(text, { file: '' }));
  return [
    ...(condition?.ok ? namesOfExpression(condition.value) : []),
    ...templates.flatMap((template) => (template.ok ? namesOfTemplate(template.value) : [])),
  ].map(({ path: [first = ''] }) => first);
}

function reach(direct: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(direct.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    append(open, direct.get(name) ?? []);
  }
  return found;
}
