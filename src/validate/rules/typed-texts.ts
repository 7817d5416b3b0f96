import {
  type CapabilityEntry,
  platformFacts,
  type TemplateEntry,
  templateFacts,
} from '../../catalog/catalog.ts';
import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import { append } from '../../shared/append.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import type { Expression, Template } from '../../templating/syntax.ts';
import {
  createTypeEnvironment,
  type DeclaredParameter,
  rootScope,
  type TypeEnvironment,
} from '../../types/type-environment.ts';
import {
  type ExpressionSite,
  guarded,
  type Visitor,
  walkExpression,
  walkTemplate,
} from '../../types/walk.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { reachableContributors } from '../reachable-contributors.ts';
import {
  type CallRecord,
  dependsOnTemplate,
  foundInEveryCall,
  recordCall,
} from '../typed/every-call.ts';
import { typedRules } from '../typed/rules.ts';

/**
 * Holds every skeleton, path and text of a manifest against the types of the parameters: of a template in
 * itself, of a capability over each template that offers it. What depends on the template is a fault only if
 * it is one over all of them; what depends on the call of a partial, if it is one in all calls.
 */
export function checkTypedTexts(analysis: CatalogAnalysis): readonly Diagnostic[] {
  if (analysis.catalog.broken.size > 0) return [];
  const calls: CallRecord = { visits: new Map() };
  const diagnostics = [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const found = worldsOf(analysis, analyzed).map((environment) =>
      checkAnalyzed(analyzed, environment, calls),
    );
    return found.flatMap((diagnostics, index) =>
      diagnostics.filter(
        (diagnostic) =>
          !dependsOnTemplate(diagnostic) ||
          (index === 0 && found.every((others) => others.some((one) => isSame(one, diagnostic)))),
      ),
    );
  });
  const mayHaveOtherCalls = unreadCallers(analysis);
  const inCalls = foundInEveryCall(calls).filter(
    ({ code, location }) => !isConstant(code) || !mayHaveOtherCalls.has(location?.file ?? ''),
  );
  return [...diagnostics, ...inCalls];
}

function isConstant(code: ErrorCode): boolean {
  return code === 'skeleton/always-holds' || code === 'skeleton/never-holds';
}

/** The partials that a file may call which cannot be read. */
function unreadCallers({ analyzedContributors, partials }: CatalogAnalysis): ReadonlySet<string> {
  const unread = [...analyzedContributors.values()].filter(
    ({ diagnostics }) => diagnostics.length > 0,
  );
  const own = unread.flatMap(({ files }) => files.skeletonFiles.get('partials') ?? []);
  return new Set((unread.length > 0 ? [...own, ...partials] : []).map(({ file }) => file));
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.code === b.code &&
    a.location?.line === b.location?.line &&
    a.location?.column === b.location?.column &&
    a.location?.file === b.location?.file
  );
}

function worldsOf(
  analysis: CatalogAnalysis,
  { contributor }: AnalyzedContributor,
): readonly TypeEnvironment[] {
  const platform = platformFacts(analysis.catalog);
  // They depend on the selected capabilities: their types are unknown here.
  const layers = undefined;
  const templates = analysis.offeredBy.get(contributor.id);
  if (templates === undefined) {
    const analyzed = analysis.analyzedContributors.get(contributor.id);
    const template =
      'creates' in contributor.source.value.spec
        ? templateFacts(contributor as TemplateEntry)
        : undefined;
    return analyzed
      ? [createTypeEnvironment(declaredBy(analyzed), { platform, template, layers })]
      : [];
  }
  return templates.map((template) => {
    const analyzedContributors = reachableContributors(
      analysis,
      contributor as CapabilityEntry,
      template,
    );
    return createTypeEnvironment(analyzedContributors.flatMap(declaredBy), {
      platform,
      template: templateFacts(template),
      layers,
    });
  });
}

function declaredBy({ contributor, texts }: AnalyzedContributor): readonly DeclaredParameter[] {
  return Object.entries(contributor.source.value.spec.parameters ?? {}).map(
    ([name, parameter]) => ({
      name,
      parameter,
      when: texts.conditions.get(`spec.parameters.${name}.when`),
    }),
  );
}

function checkAnalyzed(
  analyzed: AnalyzedContributor,
  environment: TypeEnvironment,
  calls: CallRecord,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const visitor = visitorInto(diagnostics, calls);
  const site: ExpressionSite = { scope: rootScope(environment), guards: [] };
  for (const file of analyzed.loaded.values()) {
    if (file.template) walkTemplate(file.template, spanOfFile(file, analyzed, site), visitor);
    append(diagnostics, checkPath(file, site, calls));
  }
  for (const [path, template] of analyzed.texts.templates) {
    const at = spanOfText(path, analyzed, site);
    const list = listDefault(path, template, analyzed);
    if (list) walkExpression(list, 'taken', at, visitor);
    else walkTemplate(template, at, visitor);
  }
  for (const condition of analyzed.texts.conditions.values()) {
    walkExpression(condition, 'asked', site, visitor);
    for (const { checkCondition } of typedRules)
      append(diagnostics, checkCondition?.(condition, site) ?? []);
  }
  return diagnostics;
}

/** The one expression of a list's default: its value is used directly, not printed. */
function listDefault(
  path: string,
  { nodes: [node, ...more] }: Template,
  { contributor }: AnalyzedContributor,
): Expression | undefined {
  const name = /^spec\.parameters\.(\w+)\.default$/.exec(path)?.[1] ?? '';
  const parameter = contributor.source.value.spec.parameters?.[name];
  if (parameter?.type !== 'array' || node?.kind !== 'output' || more.length > 0) return undefined;
  return node.value;
}

/** A file is rendered only if the rules for its path are true. A path with braces is not known yet. */
function spanOfFile(
  { path }: LoadedFile,
  { rules }: AnalyzedContributor,
  site: ExpressionSite,
): ExpressionSite {
  const output = plainText(path);
  if (output === undefined) return site;
  return rules
    .flatMap(({ matches, when }) => (when !== undefined && matches(output) ? [when] : []))
    .reduce((inside, when) => guarded(inside, when, true), site);
}

function plainText({ nodes }: Template): string | undefined {
  const texts = nodes.map((node) => (node.kind === 'text' ? node.text : undefined));
  return texts.every((one) => one !== undefined) ? texts.join('') : undefined;
}

/** A manifest text is used only if the condition beside it, or of its parent, is true. */
function spanOfText(
  path: string,
  { texts }: AnalyzedContributor,
  site: ExpressionSite,
): ExpressionSite {
  const parts = path.split('.');
  const conditions = parts.flatMap(
    (_, index) => texts.conditions.get(`${parts.slice(0, index).join('.')}.when`) ?? [],
  );
  return conditions.reduce((inside, when) => guarded(inside, when, true), site);
}

/** A path is rendered before its rules are evaluated. Lines refer to the content, so its location is the file. */
function checkPath(
  { path, skeletonFile }: LoadedFile,
  site: ExpressionSite,
  calls: CallRecord,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  walkTemplate(path, site, visitorInto(diagnostics, calls));
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: { file: skeletonFile.file },
  }));
}

function visitorInto(diagnostics: Diagnostic[], calls: CallRecord): Visitor {
  return {
    onExpression: (expression, purpose, site) => {
      const found = typedRules.flatMap(
        (rule) => rule.checkExpression?.(expression, purpose, site) ?? [],
      );
      append(diagnostics, recordCall(calls, expression.location, site, found));
    },
    onBlock: (node, site) => {
      const found = typedRules.flatMap((rule) => rule.checkBlock?.(node, site) ?? []);
      append(diagnostics, recordCall(calls, node.location, site, found));
    },
  };
}
