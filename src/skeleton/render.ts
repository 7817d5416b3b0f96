import type { Mapping } from '../data/value.ts';
import { append } from '../errors/append.ts';
import { type Checked, checked } from '../errors/checked.ts';
import { fail, IdpError } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { evaluate } from '../templating/evaluate.ts';
import { isTruthy } from '../templating/helpers.ts';
import { type RenderScope, renderTemplate } from '../templating/render.ts';
import type { Template } from '../templating/syntax.ts';
import { findCollisions } from '../tree/collision.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';
import { encodeText } from '../tree/text.ts';
import type { GivenFile, Tree } from '../tree/tree.ts';
import type { LoadedFile, LoadedRule, Skeleton } from './load.ts';

/** The files that a skeleton gives for these names and slots, or everything that stands in the way. */
export function renderSkeleton(skeleton: Skeleton, scope: RenderScope): Checked<Tree<GivenFile>> {
  const tree = new Map<TreePath, GivenFile>();
  const problems: Problem[] = [];
  const origins = new Map<TreePath, string>();
  for (const file of skeleton.files) {
    try {
      const path = renderPath(file, scope);
      if (!isGiven(path, skeleton.rules, scope.names)) continue;
      const rules = skeleton.rules.filter(({ matches }) => matches(path));
      const earlier = origins.get(path);
      if (earlier !== undefined) problems.push(twice(file, path, earlier));
      origins.set(path, file.source.file);
      tree.set(path, renderFile(file, scope, skeleton.owner, rules));
    } catch (error) {
      if (!(error instanceof IdpError)) throw error;
      append(problems, error.problems);
    }
  }
  const placeOf = (path: TreePath) => ({ file: origins.get(path) ?? path });
  return checked(tree, [...problems, ...findCollisions(origins.keys(), placeOf)]);
}

/** Whether every condition on an output path holds. */
export function isGiven(path: string, rules: readonly LoadedRule[], names: Mapping): boolean {
  return rules.every((rule) => !rule.matches(path) || holds(rule, names));
}

function renderPath({ path, source }: LoadedFile, scope: RenderScope): TreePath {
  const text = renderPathText(path, source.file, scope);
  const parsed = parseTreePath(text);
  if (parsed.ok && !/^\.idp(\/|$)/i.test(text)) return parsed.value;
  const place = { file: source.file };
  const [{ message }] = parsed.ok
    ? [{ message: `"${text}" is in the folder that idp keeps for itself` }]
    : parsed.problems;
  throw new IdpError([
    {
      code: 'path/invalid',
      message: `its path ${message}`,
      place,
      hint: 'rename it, or check the answers in its name',
    },
  ]);
}

/** What is wrong with a path has the file as its place: its lines are those of the text. */
function renderPathText(path: Template, file: string, scope: RenderScope): string {
  try {
    return renderTemplate(path, scope);
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const [first] = error.problems;
    return first ? fail({ ...first, place: { file } }, { cause: error }) : '';
  }
}

function renderFile(
  file: LoadedFile,
  scope: RenderScope,
  owner: string,
  rules: readonly LoadedRule[],
): GivenFile {
  const { bytes, executable } = file.source;
  const content = file.template ? encodeText(renderTemplate(file.template, scope)) : bytes;
  return {
    bytes: content,
    executable,
    from: [owner],
    seeded: rules.some(({ rule }) => rule.once === true),
  };
}

function holds({ when }: LoadedRule, names: Mapping): boolean {
  return when === undefined || isTruthy(evaluate(when, names));
}

/** Two skeleton files with one output path: one of them would be lost. */
export function twice(
  { source }: Pick<LoadedFile, 'source'>,
  path: string,
  earlier: string,
): Problem {
  return {
    code: 'path/collision',
    message: `gives ${path}, as ${earlier} does`,
    place: { file: source.file },
    hint: 'give them different names or conditions',
  };
}
