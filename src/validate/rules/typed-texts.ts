import {
  type CapabilityEntry,
  platformFacts,
  type TemplateEntry,
  templateFacts,
} from '../../catalog/catalog.ts';
import { append } from '../../errors/append.ts';
import type { Code } from '../../errors/codes.ts';
import type { Problem } from '../../errors/problem.ts';
import type { LoadedFile } from '../../skeleton/load.ts';
import type { Expression, Template } from '../../templating/syntax.ts';
import {
  guarded,
  type Spot,
  type Visitor,
  walkExpression,
  walkTemplate,
} from '../../typing/walk.ts';
import { createWorld, type DeclaredParameter, outermost, type World } from '../../typing/world.ts';
import { studiesReachable } from '../reachable.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';
import { typedRules } from '../typed/rules.ts';

/**
 * Holds every skeleton, path and text of a manifest against the types of the parameters: of a template in
 * itself, of a capability over each template that offers it. What depends on the template is a fault only if
 * it is one over all of them.
 */
export function checkTypedTexts(survey: Survey): readonly Problem[] {
  if (survey.catalog.broken.size > 0) return [];
  return [...survey.studies.values()].flatMap((study) => {
    const found = worldsOf(survey, study).map((world) => checkStudy(study, world));
    return found.flatMap((problems, index) =>
      problems.filter(
        (problem) =>
          !dependsOnTemplate.has(problem.code) ||
          (index === 0 && found.every((others) => others.some((one) => isSame(one, problem)))),
      ),
    );
  });
}

const dependsOnTemplate: ReadonlySet<Code> = new Set([
  'skeleton/always-holds',
  'skeleton/never-holds',
  'skeleton/unknown-value',
]);

function isSame(a: Problem, b: Problem): boolean {
  return (
    a.code === b.code &&
    a.place?.line === b.place?.line &&
    a.place?.column === b.place?.column &&
    a.place?.file === b.place?.file
  );
}

function worldsOf(survey: Survey, { contributor }: Study): readonly World[] {
  const platform = platformFacts(survey.catalog);
  // What is laid decides what they say: of their types nothing is known here.
  const layers = undefined;
  const templates = survey.offeredBy.get(contributor.id);
  if (templates === undefined) {
    const study = survey.studies.get(contributor.id);
    const template =
      'creates' in contributor.source.value.spec
        ? templateFacts(contributor as TemplateEntry)
        : undefined;
    return study ? [createWorld(declaredBy(study), { platform, template, layers })] : [];
  }
  return templates.map((template) => {
    const studies = studiesReachable(survey, contributor as CapabilityEntry, template);
    return createWorld(studies.flatMap(declaredBy), {
      platform,
      template: templateFacts(template),
      layers,
    });
  });
}

function declaredBy({ contributor, texts }: Study): readonly DeclaredParameter[] {
  return Object.entries(contributor.source.value.spec.parameters ?? {}).map(
    ([name, parameter]) => ({
      name,
      parameter,
      when: texts.conditions.get(`spec.parameters.${name}.when`),
    }),
  );
}

function checkStudy(study: Study, world: World): readonly Problem[] {
  const problems: Problem[] = [];
  const visitor = visitorInto(problems);
  const spot: Spot = { scope: outermost(world), guards: [] };
  for (const file of study.loaded.values()) {
    if (file.template) walkTemplate(file.template, spotOfFile(file, study, spot), visitor);
    append(problems, checkPath(file, spot));
  }
  for (const [path, template] of study.texts.templates) {
    const at = spotOfText(path, study, spot);
    const list = listDefault(path, template, study);
    if (list) walkExpression(list, 'taken', at, visitor);
    else walkTemplate(template, at, visitor);
  }
  for (const condition of study.texts.conditions.values()) {
    walkExpression(condition, 'asked', spot, visitor);
    for (const { checkCondition } of typedRules)
      append(problems, checkCondition?.(condition, spot) ?? []);
  }
  return problems;
}

/** The one expression of a list's default: what it gives is taken as it is, and not printed. */
function listDefault(
  path: string,
  { nodes: [node, ...more] }: Template,
  { contributor }: Study,
): Expression | undefined {
  const name = /^spec\.parameters\.(\w+)\.default$/.exec(path)?.[1] ?? '';
  const parameter = contributor.source.value.spec.parameters?.[name];
  if (parameter?.type !== 'array' || node?.kind !== 'output' || more.length > 0) return undefined;
  return node.value;
}

/** A file is rendered only where the rules for its path hold. A path with braces in it is not known yet. */
function spotOfFile({ path }: LoadedFile, { rules }: Study, spot: Spot): Spot {
  const output = plainText(path);
  if (output === undefined) return spot;
  return rules
    .flatMap(({ matches, when }) => (when !== undefined && matches(output) ? [when] : []))
    .reduce((inside, when) => guarded(inside, when, true), spot);
}

function plainText({ nodes }: Template): string | undefined {
  const texts = nodes.map((node) => (node.kind === 'text' ? node.text : undefined));
  return texts.every((one) => one !== undefined) ? texts.join('') : undefined;
}

/** A text of a manifest is read only where the condition beside it holds, or beside what it stands in. */
function spotOfText(path: string, { texts }: Study, spot: Spot): Spot {
  const parts = path.split('.');
  const conditions = parts.flatMap(
    (_, index) => texts.conditions.get(`${parts.slice(0, index).join('.')}.when`) ?? [],
  );
  return conditions.reduce((inside, when) => guarded(inside, when, true), spot);
}

/** A path is rendered before any rule for it is asked. Its lines are those of the text, so its place is the file. */
function checkPath({ path, source }: LoadedFile, spot: Spot): readonly Problem[] {
  const problems: Problem[] = [];
  walkTemplate(path, spot, visitorInto(problems));
  return problems.map((problem) => ({ ...problem, place: { file: source.file } }));
}

function visitorInto(problems: Problem[]): Visitor {
  return {
    onExpression: (expression, purpose, spot) => {
      for (const { checkExpression } of typedRules)
        append(problems, checkExpression?.(expression, purpose, spot) ?? []);
    },
    onBlock: (node, spot) => {
      for (const { checkBlock } of typedRules) append(problems, checkBlock?.(node, spot) ?? []);
    },
  };
}
